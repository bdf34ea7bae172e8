import { localeOf } from "@/components/public/params";
import { feedAnswer } from "@/lib/editions/feeds/feed-answer";
import { peopleSearchFeed } from "@/lib/editions/queries/make-search-feed";
import { rawParametersOf, readFeedSearch } from "@/lib/editions/search/data-params";

export const dynamic = "force-dynamic";

/** What is published of the people who answer a search, as Atom. */
export async function GET(request: Request, { params }: { params: Promise<{ locale: string }> }): Promise<Response> {
  const search = readFeedSearch(rawParametersOf(request.url), "people");
  return feedAnswer(search === null ? null : await peopleSearchFeed((await localeOf(params)).locale, search), "feed.atom");
}
