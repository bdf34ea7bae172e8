/** A feed as a file of either form. */
import { problem } from "@/lib/editions/api";
import { atomOf } from "@/lib/editions/feeds/atom";
import type { Feed } from "@/lib/editions/feeds/feed";
import { jsonFeedOf } from "@/lib/editions/feeds/json-feed";
import { fileAnswer } from "@/lib/editions/takeaway/file-answer";
import type { FeedFile } from "@/lib/core/paths";

/** @param feed null: what it is asked to follow cannot be read (400) */
export function feedAnswer(feed: Feed | null, file: FeedFile): Response {
  if (feed === null) return problem(400);
  return file === "feed.atom" ? fileAnswer(atomOf(feed), "application/atom+xml") : fileAnswer(jsonFeedOf(feed), "application/feed+json");
}
