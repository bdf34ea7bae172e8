import { localeOf } from "@/components/public/params";
import { feedAnswer } from "@/lib/editions/feeds/feed-answer";
import { listSearchFeed } from "@/lib/editions/queries/make-search-feed";
import { rawParametersOf, readDataList } from "@/lib/editions/search/data-params";

export const dynamic = "force-dynamic";

/** The latest publications that answer a search, or all of them, as JSON Feed. */
export async function GET(request: Request, { params }: { params: Promise<{ locale: string }> }): Promise<Response> {
  const search = readDataList(rawParametersOf(request.url), "updates");
  return feedAnswer(search === null ? null : await listSearchFeed((await localeOf(params)).locale, search), "feed.json");
}
