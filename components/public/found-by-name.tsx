import type { RecordId } from "@/lib/core/ids";
import type { Locale } from "@/lib/core/kinds";
import type { ListedPerson } from "@/lib/editions/head";
import { searchPath } from "@/lib/editions/search/links";
import type { PeopleSearch } from "@/lib/editions/search/params";
import type { Matched } from "@/lib/editions/search/ways";
import { translatorFor } from "@/lib/messages/translate";
import { PeopleRows } from "./record-rows";

type FoundByNameProps = { search: PeopleSearch; people: readonly ListedPerson[]; matched: ReadonlyMap<RecordId, Matched>; total: number; locale: Locale };

/** The first people whose name answers, above the texts that do, and the way to the rest of them. */
export function FoundByName({ search, people, matched, total, locale }: FoundByNameProps) {
  const t = translatorFor(locale, "find");
  return (
    <section aria-labelledby="people-heading" className="search-results">
      <h2 id="people-heading">{t("search.people")}</h2>
      {total === 0 ? <p className="nothing">{t("search.noPeople")}</p> : <PeopleRows people={people} matched={matched} locale={locale} level={3} />}
      <p className="next-page">
        <a href={searchPath(locale, search)}>{total === 0 ? t("search.peopleOnly") : t("search.allPeople", { count: total })}</a>
      </p>
    </section>
  );
}
