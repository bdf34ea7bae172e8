import { localeOf } from "@/components/public/params";
import { feedAnswer } from "@/lib/editions/feeds/feed-answer";
import { listSearchFeed } from "@/lib/editions/queries/make-search-feed";
import { rawParametersOf, readDataList } from "@/lib/editions/search/data-params";

export const dynamic = "force-dynamic";

/** What is published of the records that answer a search of sources, as Atom. */
export async function GET(request: Request, { params }: { params: Promise<{ locale: string }> }): Promise<Response> {
  const search = readDataList(rawParametersOf(request.url), "sources");
  return feedAnswer(search === null ? null : await listSearchFeed((await localeOf(params)).locale, search), "feed.atom");
}
