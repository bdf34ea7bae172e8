import { recordTitle, type MentionedRecord } from "@/components/desk/fact-words";
import { dayOf } from "@/lib/core/days";
import { formatHonestDate } from "@/lib/core/honest-date";
import type { RecordId } from "@/lib/core/ids";
import type { Locale } from "@/lib/core/kinds";
import { paths } from "@/lib/core/paths";
import { translatorFor } from "@/lib/messages/translate";

type Waiting = { record: MentionedRecord & { id: RecordId }; by: string; until: Date };

/** Proposals of colleagues that this person may decide on, each leading to its page; nothing where there are none. */
export function WaitingExpungings({ locale, waiting }: { locale: Locale; waiting: readonly Waiting[] }) {
  if (waiting.length === 0) return null;
  const t = translatorFor(locale, "expunging");
  return (
    <section aria-labelledby="expunging" className="mb-8 border-s-4 border-caution ps-4">
      <h2 id="expunging" className="mb-2">{t("waiting")}</h2>
      <ul className="grid gap-1">
        {waiting.map(({ record, by, until }) => {
          const { text, lang } = recordTitle(record, locale);
          return (
            <li key={record.id}>
              <a href={paths.desk.expunge(record.id)} className="inline-flex min-h-11 items-center" {...(lang === undefined ? {} : { lang })}>
                {text}
              </a>{" "}
              <span className="text-muted">{t("waitingBy", { name: by, day: formatHonestDate(dayOf(until), locale) })}</span>
            </li>
          );
        })}
      </ul>
    </section>
  );
}
