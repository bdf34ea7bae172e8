import { KIND_PLURAL, type Locale } from "@/lib/core/kinds";
import { formatHonestDate } from "@/lib/core/honest-date";
import { paths } from "@/lib/core/paths";
import type { PastEntry } from "@/lib/editions/past-edition";
import { editionReason } from "@/lib/editions/edition-reason";
import { translatorFor } from "@/lib/messages/translate";
import { HonestDateText } from "./honest-date-text";
import { Mark } from "./how-put";
import { Remark } from "./remark";

/**
 * Editions of one record, one below the other.
 * @param entries those of this page, the newest first
 * @param readable numbers of every edition of the record whose content can be read
 */
export function EditionList({ entries, readable, locale }: { entries: readonly PastEntry[]; readable: readonly number[]; locale: Locale }) {
  return (
    <ol className="records edition-list" reversed>
      {entries.map((entry) => (
        <li key={entry.number} id={`edition-${entry.number}`}>
          <Entry entry={entry} before={Math.max(0, ...readable.filter((number) => number < entry.number))} locale={locale} />
        </li>
      ))}
    </ol>
  );
}

/** @param before number of the last readable edition before this one; 0 where there is none */
function Entry({ entry, before, locale }: { entry: PastEntry; before: number; locale: Locale }) {
  const t = translatorFor(locale, "editions");
  const { kind, slug, number, withheldOn } = entry;
  const plural = KIND_PLURAL[kind];
  return (
    <>
      <h2 className="record-name">
        <a href={paths.edition(locale, kind, slug, number)}>{t("list.number", { number })}</a> <EntryMark entry={entry} locale={locale} />
      </h2>
      <p className="record-date">
        <HonestDateText edtf={entry.publishedOn} locale={locale} /> · {editionReason(entry, locale)}
      </p>
      {withheldOn === null ? null : <p className="paragraph">{t("list.withheld", { day: formatHonestDate(withheldOn, locale) })}</p>}
      <dl>
        {entry.publicNote === null ? null : (
          <>
            <dt>{t("list.note")}</dt>
            <dd>
              <Remark text={entry.publicNote} locale={locale} />
            </dd>
          </>
        )}
        <dt>SHA-256</dt>
        <dd>
          <code>{entry.sha256}</code>
        </dd>
      </dl>
      <ul className="link-row">
        {withheldOn !== null || before === 0 ? null : (
          <li>
            <a href={paths.compare(locale, kind, slug, { from: before, to: number })}>{t("list.changed", { number: before })}</a>
          </li>
        )}
        <li>
          <a href={paths.edition(locale, kind, slug, number)}>{t(withheldOn === null ? "list.read" : "list.entry", { number })}</a>
        </li>
        <li>
          <a href={paths.apiEdition(plural, slug, number)} type="application/json">
            {t("list.json")}
            <span className="sr-only"> – {t("list.number", { number })}</span>
          </a>
        </li>
      </ul>
    </>
  );
}

/** Whether an edition stands, is past, or can not be read any more: by word and shape. */
export function EntryMark({ entry, locale }: { entry: PastEntry; locale: Locale }) {
  const t = translatorFor(locale, "editions");
  if (entry.stands) {
    return (
      <Mark shape="●" tone="accent">
        {t("list.stands")}
      </Mark>
    );
  }
  return entry.withheldOn === null ? (
    <Mark shape="○" tone="plain">
      {t("list.past")}
    </Mark>
  ) : (
    <Mark shape="✕" tone="caution">
      {t("list.withheldMark")}
    </Mark>
  );
}
