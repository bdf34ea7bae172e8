import { recordTitle, type MentionedRecord } from "@/components/desk/fact-words";
import type { CaseId, RecordId } from "@/lib/core/ids";
import type { Locale } from "@/lib/core/kinds";
import { paths } from "@/lib/core/paths";
import { translatorFor } from "@/lib/messages/translate";

type FoundPeopleProps = {
  locale: Locale;
  people: readonly { record: MentionedRecord & { id: RecordId; isNew: boolean; isWithdrawn: boolean }; names: readonly string[]; cases: readonly { id: CaseId; number: number }[] }[];
};

/** People found by a name, with their other names to tell them apart, and the next step for each. */
export function FoundPeople({ locale, people }: FoundPeopleProps) {
  const t = translatorFor(locale, "desk");
  return (
    <ul className="mt-4 grid gap-4">
      {people.map(({ record, names, cases }) => {
        const title = recordTitle(record, locale);
        const others = names.filter((name) => name !== title.text);
        return (
          <li key={record.id} className="border-s-4 border-rule ps-4">
            <a href={paths.desk.record(record.id)} lang={title.lang} className="text-lead font-semibold">
              {title.text}
            </a>
            {others.length > 0 && <span className="ms-3">{others.join(" · ")}</span>}
            {record.isNew && <span className="ms-3 text-small text-muted">{t("record.notPublic")}</span>}
            {record.isWithdrawn && <span className="ms-3 text-small text-muted">{t("record.withdrawn")}</span>}
            {!record.isWithdrawn && (
              <ul className="flex flex-wrap gap-x-5">
                {cases.map((detention) => (
                  <li key={detention.id}>
                    <a href={paths.desk.logUpdate(record.id, detention.id)} className="inline-flex min-h-11 items-center">
                      {t("record.logUpdateIn", { number: detention.number })}
                      <span className="sr-only">: {title.text}</span>
                    </a>
                  </li>
                ))}
              </ul>
            )}
          </li>
        );
      })}
    </ul>
  );
}
