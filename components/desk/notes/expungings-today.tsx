import { momentText } from "@/components/desk/accounts/moment";
import { recordTitle, type MentionedRecord } from "@/components/desk/fact-words";
import type { NoteId, RecordId } from "@/lib/core/ids";
import type { Locale } from "@/lib/core/kinds";
import { paths } from "@/lib/core/paths";
import { translatorFor } from "@/lib/messages/translate";

type Waiting = { noteId: NoteId; record: MentionedRecord & { id: RecordId }; by: string; at: Date };

/** Notes whose words somebody asks to have erased, for whoever decides. */
export function ExpungingsToday({ locale, waiting, more }: { locale: Locale; waiting: readonly Waiting[]; /** Whether there are later ones. */ more: boolean }) {
  const t = translatorFor(locale, "notes");
  return (
    <section aria-labelledby="expungings" className="mb-8 border-s-4 border-caution ps-4">
      <h2 id="expungings" className="mb-2">{t("erasing.today")}</h2>
      <p>{t("erasing.todayHint")}</p>
      <ul className="list-disc ps-5">
        {waiting.map(({ noteId, record, by, at }) => (
          <li key={noteId}>
            <a href={`${paths.desk.note(record.id, noteId)}#erase`} className="inline-flex min-h-11 items-center">
              {t("erasing.todayLine", { record: recordTitle(record, locale).text, name: by, moment: momentText(at, locale) })}
            </a>
          </li>
        ))}
      </ul>
      {more && <p>{t("erasing.more")}</p>}
    </section>
  );
}
