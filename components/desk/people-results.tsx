import { FoundPeople } from "@/components/desk/found-people";
import type { Locale } from "@/lib/core/kinds";
import { paths } from "@/lib/core/paths";
import { translatorFor } from "@/lib/messages/translate";

type PeopleResultsProps = {
  locale: Locale;
  /** The name that was looked for; nothing is drawn of an empty one. */
  text: string;
  people: Parameters<typeof FoundPeople>[0]["people"];
};

/** Who was found by a name, and how to add whoever was not. */
export function PeopleResults({ locale, text, people }: PeopleResultsProps) {
  if (text === "") return null;
  const t = translatorFor(locale, "desk");
  return (
    <section aria-labelledby="results" className="mt-8">
      <h2 id="results">{t("find.results", { count: people.length, text })}</h2>
      {people.length === 0 && <p className="mt-2">{t("find.none")}</p>}
      <FoundPeople locale={locale} people={people} />
      <p className="mt-6">
        <a href={`${paths.desk.newCase()}?q=${encodeURIComponent(text)}`} className="inline-flex min-h-11 items-center">
          {t("find.addInstead")}
        </a>
      </p>
    </section>
  );
}
