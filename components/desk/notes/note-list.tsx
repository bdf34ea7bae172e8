import { momentText } from "@/components/desk/accounts/moment";
import type { RecordId } from "@/lib/core/ids";
import type { Locale } from "@/lib/core/kinds";
import { paths } from "@/lib/core/paths";
import { translatorFor } from "@/lib/messages/translate";
import type { RecordNote } from "@/lib/notes/schema";

type NoteListProps = { locale: Locale; /** The record whose file is shown; a note of another one says that it is. */ recordId: RecordId; notes: readonly RecordNote[]; /** Whether one's own lead to where they are corrected. */ withLinks: boolean };

/** Internal notes with who wrote them and when; struck ones as such. */
export function NoteList({ locale, recordId, notes, withLinks }: NoteListProps) {
  return (
    <ul className="grid gap-5">
      {notes.map((note) => (
        <li key={note.id} className={`border-s-4 ps-3 ${note.struck === null ? "border-accent" : "border-rule"}`}>
          <Note locale={locale} recordId={recordId} note={note} withLinks={withLinks} />
        </li>
      ))}
    </ul>
  );
}

function Note({ locale, recordId, note, withLinks }: Omit<NoteListProps, "notes"> & { note: RecordNote }) {
  const t = translatorFor(locale, "notes");
  const { text, by, writtenAt, correctsFrom, struck } = note;
  const moment = momentText(writtenAt, locale);
  const about = [`${by}, ${moment}`, ...(correctsFrom === null ? [] : [t("correctsFrom", { moment: momentText(correctsFrom, locale) })]), ...(note.recordId === recordId ? [] : [t("elsewhere")])];
  return (
    <>
      {struck !== null && <p className="text-small font-semibold">{t(struck.isCorrected ? "corrected" : "struck", { name: struck.by, moment: momentText(struck.at, locale) })}</p>}
      <p className="max-w-measure wrap-anywhere whitespace-pre-line">{struck === null ? text : <del className="text-muted">{text}</del>}</p>
      <p className="text-small text-muted">{about.join(" · ")}</p>
      {withLinks && note.isMine && struck === null && (
        <a href={paths.desk.note(note.recordId, note.id)} className="inline-flex min-h-11 items-center">
          {t("change")}
          <span className="sr-only">: {t("changeOf", { moment })}</span>
        </a>
      )}
    </>
  );
}
