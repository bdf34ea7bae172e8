import { FileSection } from "@/components/desk/file-section";
import { NoteList } from "@/components/desk/notes/note-list";
import type { RecordId } from "@/lib/core/ids";
import type { Locale } from "@/lib/core/kinds";
import { paths } from "@/lib/core/paths";
import { translatorFor } from "@/lib/messages/translate";
import type { RecordNote } from "@/lib/notes/schema";

type NotesOnFileProps = { locale: Locale; recordId: RecordId; /** The newest that stand. */ notes: readonly RecordNote[]; standing: number; total: number; /** As of NoteList. */ mayDecide: boolean };

/** The part of a record's file with what colleagues wrote down of it: how many notes stand, the newest of them, and the way to the others. */
export function NotesOnFile({ locale, recordId, notes, standing, total, mayDecide }: NotesOnFileProps) {
  const t = translatorFor(locale, "notes");
  const all = paths.desk.notes(recordId);
  return (
    <FileSection id="notes" heading={t("counted", { count: standing })} add={[{ href: `${all}#write`, label: t("write") }, ...(total === 0 ? [] : [{ href: `${all}#list`, label: t("all") }])]} empty={t("none")} isEmpty={notes.length === 0}>
      {notes.length > 0 && <NoteList locale={locale} recordId={recordId} notes={notes} withLinks mayDecide={mayDecide} />}
    </FileSection>
  );
}
