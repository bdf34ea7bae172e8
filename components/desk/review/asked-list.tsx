import { recordTitle, type MentionedRecord } from "@/components/desk/fact-words";
import { dayOf } from "@/lib/core/days";
import { formatHonestDate } from "@/lib/core/honest-date";
import type { ChangeId } from "@/lib/core/ids";
import type { Locale } from "@/lib/core/kinds";
import { paths } from "@/lib/core/paths";
import { translatorFor } from "@/lib/messages/translate";

type AskedListProps = { locale: Locale; asked: readonly { changeId: ChangeId; record: MentionedRecord; by: string; askedAt: Date; question: string }[] };

/** What this editor was asked for an opinion on; nothing where nobody asked. */
export function AskedList({ locale, asked }: AskedListProps) {
  const t = translatorFor(locale, "reviewing");
  if (asked.length === 0) return null;
  return (
    <section aria-labelledby="asked" className="mb-10">
      <h2 id="asked" className="mb-2">{t("queue.asked")}</h2>
      <ul className="grid gap-3">
        {asked.map(({ changeId, record, by, askedAt, question }) => {
          const title = recordTitle(record, locale);
          return (
            <li key={`${changeId} ${askedAt.toISOString()}`} className="border-s-4 border-accent ps-4">
              <a href={paths.desk.change(changeId)} lang={title.lang} className="text-lead font-semibold">
                {title.text}
              </a>
              <p className="text-small text-muted">
                {t("queue.askedBy", { name: by })} · {formatHonestDate(dayOf(askedAt), locale)}
              </p>
              <p className="whitespace-pre-line">{question}</p>
            </li>
          );
        })}
      </ul>
    </section>
  );
}
