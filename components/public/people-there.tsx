import type { PeopleThere as There } from "@/lib/editions/page-content";
import { searchPath } from "@/lib/editions/search/links";
import { translatorFor } from "@/lib/messages/translate";
import { RecordRows } from "./record-rows";
import type { View } from "./view";

/** The first people of a list, and the way to all of them where there are more: as a search, in numbered pages and with filters. */
export function PeopleThere({ there: { people, total, search }, view }: { there: There; view: Pick<View, "locale" | "lookup"> }) {
  const { locale } = view;
  return (
    <>
      <RecordRows editions={people} view={view} />
      {total > people.length ? (
        <p className="next-page">
          <a href={searchPath(locale, search)}>{translatorFor(locale, "public")("practice.morePeople", { count: people.length, totalCount: total })}</a>
        </p>
      ) : null}
    </>
  );
}
