import { fileAddress } from "@/components/public/params";
import { jsonFeedOf } from "@/lib/editions/feeds/json-feed";
import { recordFeed } from "@/lib/editions/queries/make-feed";
import { absentFile, fileAnswer } from "@/lib/editions/takeaway/file-answer";

export const dynamic = "force-dynamic";

/** What was published of one record and of what stands on its page, as JSON Feed. */
export async function GET(_request: Request, { params }: { params: Promise<{ locale: string; kind: string; slug: string }> }): Promise<Response> {
  const { locale, kind, slug } = await fileAddress(params);
  const feed = await recordFeed(locale, kind, slug);
  return typeof feed === "string" ? absentFile(feed, locale) : fileAnswer(jsonFeedOf(feed), "application/feed+json");
}
