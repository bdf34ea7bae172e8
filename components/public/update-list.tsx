import { paths } from "@/lib/core/paths";
import type { Update } from "@/lib/editions/update";
import { editionReason } from "@/lib/editions/edition-reason";
import { translatorFor } from "@/lib/messages/translate";
import { HonestDateText } from "./honest-date-text";
import { RecordLink } from "./record-link";
import { Remark } from "./remark";
import type { View } from "./view";

/** What changed on the record, by day, newest first. */
export function UpdateList({ updates, view, level }: { updates: readonly Update[]; view: Pick<View, "locale" | "lookup">; level: 2 | 3 }) {
  const t = translatorFor(view.locale, "public");
  const words = translatorFor(view.locale, "words");
  const Heading = level === 2 ? "h2" : "h3";
  const days = [...new Set(updates.map(({ onDay }) => onDay))];
  if (days.length === 0) return <p className="nothing">{t("nothingRecorded")}</p>;
  return (
    <>
      {days.map((day) => (
        <div key={day} className="source-group">
          <Heading>
            <HonestDateText edtf={day} locale={view.locale} />
          </Heading>
          <ul className="links">
            {updates
              .filter(({ onDay }) => onDay === day)
              .map((update) => (
                <li key={update.id}>
                  <span className="kind">{words(`recordKind.${update.record.body.kind}`)}</span> <RecordLink edition={update.record} view={view} />
                  <span className="kind">
                    {" · "}
                    <a href={paths.edition(view.locale, update.record.body.kind, update.record.body.slug, update.actNumber)}>{t("updates.edition", { number: update.actNumber })}</a>
                    {" · "}
                    {update.act === "withhold" ? t("updates.withheld") : editionReason({ reason: update.actReason, alone: update.actAlone }, view.locale)}
                  </span>
                  {update.note === null ? null : (
                    <p className="update-note">
                      <Remark text={update.note} locale={view.locale} />
                    </p>
                  )}
                </li>
              ))}
          </ul>
        </div>
      ))}
    </>
  );
}
