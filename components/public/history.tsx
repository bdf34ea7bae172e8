import type { Locale } from "@/lib/core/kinds";
import { formatHonestDate } from "@/lib/core/honest-date";
import { paths } from "@/lib/core/paths";
import type { PastEntry } from "@/lib/editions/past-edition";
import { editionReason } from "@/lib/editions/edition-reason";
import { publicHref } from "@/lib/editions/site";
import { translatorFor } from "@/lib/messages/translate";
import { HonestDateText } from "./honest-date-text";
import { Remark } from "./remark";
import { Section } from "./section";

/** Older editions are on their own page. */
const MOST_SHOWN = 5;

/** What became of this record: its last editions with their days and, where one corrects, why. @param entries every edition, the newest first */
export function History({ entries, locale }: { entries: readonly PastEntry[]; locale: Locale }) {
  const t = translatorFor(locale, "profile");
  const editions = translatorFor(locale, "editions");
  const [newest] = entries;
  if (newest === undefined) return null;
  const { kind, slug } = newest;
  const before = entries.find(({ number, withheldOn }) => number < newest.number && withheldOn === null);
  return (
    <Section id="history" title={t("history.title")} locale={locale} note={t("history.count", { count: entries.length })}>
      <ol className="history" reversed>
        {entries.slice(0, MOST_SHOWN).map((entry) => (
          <li key={entry.number} value={entry.number}>
            <a href={publicHref(paths.edition(locale, kind, slug, entry.number))}>{editions("list.number", { number: entry.number })}</a>
            <span className="kind">
              {" · "}
              <HonestDateText edtf={entry.publishedOn} locale={locale} />
              {" · "}
              {editionReason(entry, locale)}
            </span>
            {entry.withheldOn === null ? null : <p className="update-note">{editions("list.withheld", { day: formatHonestDate(entry.withheldOn, locale) })}</p>}
            {entry.publicNote === null ? null : <p className="update-note"><Remark text={entry.publicNote} locale={locale} /></p>}
          </li>
        ))}
      </ol>
      <p className="paragraph link-row">
        <a href={publicHref(paths.editions(locale, kind, slug))}>{t("history.all")}</a>
        {before === undefined ? null : <a href={publicHref(paths.compare(locale, kind, slug, { from: before.number, to: newest.number }))}>{t("history.changed", { number: before.number })}</a>}
      </p>
    </Section>
  );
}
