import { dayOf } from "@/lib/core/days";
import { formatHonestDate } from "@/lib/core/honest-date";
import type { ChangeId } from "@/lib/core/ids";
import type { ChangeState, Locale } from "@/lib/core/kinds";
import { listIn, withCommas } from "@/lib/core/languages";
import { paths } from "@/lib/core/paths";
import { translatorFor } from "@/lib/messages/translate";

type RecordHistoryProps = {
  locale: Locale;
  changes: readonly { id: ChangeId; state: ChangeState; at: Date; authors: readonly string[]; version: number | null; note: string | null }[];
};

/** Who changed what and when, newest first. */
export function RecordHistory({ locale, changes }: RecordHistoryProps) {
  const t = translatorFor(locale, "desk");
  const words = translatorFor(locale, "words");
  return (
    <section aria-labelledby="history" className="mb-10">
      <h2 id="history">{t("record.history")}</h2>
      {changes.length === 0 && <p className="text-muted">{t("record.historyEmpty")}</p>}
      <ol className="mt-3 grid gap-3">
        {changes.map((change) => (
          <li key={change.id} className="border-s-2 border-rule ps-3">
            <a href={paths.desk.change(change.id)}>
              {withCommas(locale, change.version === null ? words(`changeState.${change.state}`) : t("record.version", { number: change.version }), formatHonestDate(dayOf(change.at), locale))}
            </a>{" "}
            <span className="text-muted">{t("change.by", { names: listIn(locale, change.authors) })}</span>
            {change.note !== null && <p className="whitespace-pre-line text-small">{change.note}</p>}
          </li>
        ))}
      </ol>
    </section>
  );
}
