import { momentText } from "@/components/desk/accounts/moment";
import type { RecordId } from "@/lib/core/ids";
import { withCommas } from "@/lib/core/languages";
import type { Locale } from "@/lib/core/kinds";
import { paths } from "@/lib/core/paths";
import { translatorFor } from "@/lib/messages/translate";
import type { RecordNote } from "@/lib/notes/schema";

type NoteListProps = { locale: Locale; /** The record whose file is shown; a note of another one says that it is. */ recordId: RecordId; notes: readonly RecordNote[]; /** Whether they lead to where they are corrected and erased. */ withLinks: boolean; /** Whether whoever looks decides on words that others ask to have erased. */ mayDecide?: boolean };

/** Internal notes with who wrote them and when; struck ones as such. */
export function NoteList({ locale, recordId, notes, withLinks, mayDecide = false }: NoteListProps) {
  return (
    <ul className="grid gap-5">
      {notes.map((note) => (
        <li key={note.id} className={`border-s-4 ps-3 ${note.struck === null ? "border-accent" : "border-rule"}`}>
          <Note locale={locale} recordId={recordId} note={note} withLinks={withLinks} mayDecide={mayDecide} />
        </li>
      ))}
    </ul>
  );
}

function Note({ locale, recordId, note, withLinks, mayDecide = false }: Omit<NoteListProps, "notes"> & { note: RecordNote }) {
  const t = translatorFor(locale, "notes");
  const { text, by, writtenAt, correctsFrom, struck, expunging, expungedAt } = note;
  const erasing = erasingWords(note, locale);
  const moment = momentText(writtenAt, locale);
  const why = expunging === null ? [] : [t("erasing.askedWhy", { reason: expunging.asked.why }), ...(expunging.decided === null ? [] : [t("erasing.decidedWhy", { reason: expunging.decided.why })])];
  const about = [withCommas(locale, by, moment), ...(correctsFrom === null ? [] : [t("correctsFrom", { moment: momentText(correctsFrom, locale) })]), ...(note.recordId === recordId ? [] : [t("elsewhere")])];
  return (
    <>
      {struck !== null && <p className="text-small font-semibold">{t(struck.isCorrected ? "corrected" : "struck", { name: struck.by, moment: momentText(struck.at, locale) })}</p>}
      {text !== null && <p className="max-w-measure wrap-anywhere whitespace-pre-line">{struck === null ? text : <del className="text-muted">{text}</del>}</p>}
      {erasing !== null && <p className={text === null ? "max-w-measure border-s-4 border-caution ps-3" : "max-w-measure text-small text-muted"}>{erasing}</p>}
      {why.map((line) => (
        <p key={line} className="max-w-measure text-small wrap-anywhere whitespace-pre-line text-muted">{line}</p>
      ))}
      <p className="text-small text-muted">{about.join(" · ")}</p>
      {withLinks && (
        <p className="flex flex-wrap gap-x-5">
          {note.isMine && struck === null && text !== null && <Way href={paths.desk.note(note.recordId, note.id)} label={t("change")} of={t("changeOf", { moment })} />}
          {expungedAt === null && (text !== null || mayDecide || expunging?.isMine === true) && <Way href={`${paths.desk.note(note.recordId, note.id)}#erase`} label={t(text !== null ? "erasing.link" : expunging?.isMine === true ? "erasing.takeBack" : "erasing.decide")} of={t("changeOf", { moment })} />}
        </p>
      )}
    </>
  );
}

function Way({ href, label, of }: { href: string; label: string; of: string }) {
  return (
    <a href={href} className="inline-flex min-h-11 items-center">
      {label}
      <span className="sr-only">: {of}</span>
    </a>
  );
}

/** What became of its words, or is asked about them. */
function erasingWords({ expunging, expungedAt }: RecordNote, locale: Locale): string | null {
  const t = translatorFor(locale, "notes");
  if (expungedAt !== null && expunging?.state !== "expunged") return t("erasing.goneWith", { moment: momentText(expungedAt, locale) });
  if (expunging === null) return null;
  const { state, asked, decided } = expunging;
  if (decided === null) return t("erasing.covered", { name: asked.by, moment: momentText(asked.at, locale) });
  const words = { asker: asked.by, name: decided.by, moment: momentText(decided.at, locale) };
  return t(state === "expunged" ? "erasing.gone" : asked.by === decided.by ? "erasing.takenBack" : "erasing.kept", words);
}
