import { localeOf } from "@/components/public/params";
import { jsonFeedOf } from "@/lib/editions/feeds/json-feed";
import { updatesFeed } from "@/lib/editions/queries/make-feed";
import { fileAnswer } from "@/lib/editions/takeaway/file-answer";

export const dynamic = "force-dynamic";

/** The latest publications as JSON Feed. */
export async function GET(_request: Request, { params }: { params: Promise<{ locale: string }> }): Promise<Response> {
  return fileAnswer(jsonFeedOf(await updatesFeed((await localeOf(params)).locale)), "application/feed+json");
}
