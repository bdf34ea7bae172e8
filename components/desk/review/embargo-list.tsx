import { momentText } from "@/components/desk/accounts/moment";
import { recordTitle, type MentionedRecord } from "@/components/desk/fact-words";
import type { ChangeId } from "@/lib/core/ids";
import type { Locale } from "@/lib/core/kinds";
import { paths } from "@/lib/core/paths";
import { errorSentence, translatorFor } from "@/lib/messages/translate";

type EmbargoListProps = { locale: Locale; embargoes: readonly { changeId: ChangeId; record: MentionedRecord; publishAt: Date; approvedBy: string; refusal: string | null }[] };

/** What was approved for later: what waits, and what was refused at its time and why; nothing where there is neither. */
export function EmbargoList({ locale, embargoes }: EmbargoListProps) {
  const t = translatorFor(locale, "reviewing");
  if (embargoes.length === 0) return null;
  return (
    <section aria-labelledby="embargoes" className="mt-10">
      <h2 id="embargoes" className="mb-2">{t("embargo.listTitle")}</h2>
      <ul className="grid gap-3">
        {embargoes.map(({ changeId, record, publishAt, approvedBy, refusal }) => {
          const title = recordTitle(record, locale);
          const moment = momentText(publishAt, locale);
          return (
            <li key={`${changeId} ${moment}`} className={refusal === null ? "border-s-4 border-rule ps-4" : "border-s-4 border-caution ps-4"}>
              <a href={paths.desk.change(changeId)} lang={title.lang} className="text-lead font-semibold">
                {title.text}
              </a>
              <p className="text-small text-muted">
                {refusal === null ? t("embargo.listWaiting", { moment, by: approvedBy }) : `${t("embargo.listRefused", { moment })} ${errorSentence(locale, refusal)}`}
              </p>
            </li>
          );
        })}
      </ul>
    </section>
  );
}
