import * as z from "zod";
import { DeskPage } from "@/components/desk/desk-page";
import { recordTitle } from "@/components/desk/fact-words";
import { DeskNotFound } from "@/components/desk/not-found";
import { AskExpungingForm, CorrectNoteForm, DeclineExpungingForm, ExpungeNoteForm, StrikeNoteForm } from "@/components/desk/notes/note-forms";
import { NoteList } from "@/components/desk/notes/note-list";
import { momentText } from "@/components/desk/accounts/moment";
import { RestoredForm } from "@/components/desk/restored-form";
import { requireActor } from "@/lib/accounts/require-actor";
import { getRecord } from "@/lib/cases/queries/get-record";
import { noteIdSchema, recordIdSchema, type AccountId } from "@/lib/core/ids";
import type { Locale } from "@/lib/core/kinds";
import { paths } from "@/lib/core/paths";
import { translatorFor } from "@/lib/messages/translate";
import { getWordsToGo, type WordingToGo } from "@/lib/notes/queries/list-expungings";
import { getNote } from "@/lib/notes/queries/list-notes";
import type { RecordNote } from "@/lib/notes/schema";
import { getUnsent } from "@/lib/unsent/queries/get-unsent";

const paramsSchema = z.object({ recordId: recordIdSchema, noteId: noteIdSchema });

/** One internal note; for whoever wrote it, with the ways to correct and to strike it; and for everybody, to have its words erased. */
export default async function NotePage({ params }: { params: Promise<unknown> }) {
  const actor = await requireActor();
  const { locale } = actor;
  const asked = paramsSchema.safeParse(await params);
  if (!asked.success) return <DeskNotFound locale={locale} />;
  const { recordId, noteId } = asked.data;
  const address = paths.desk.note(recordId, noteId);
  const [record, note, words, unsent] = await Promise.all([getRecord(actor, recordId), getNote(actor, recordId, noteId), getWordsToGo(actor, recordId, noteId), getUnsent(actor, address)]);
  if (record === null || note === null) return <DeskNotFound locale={locale} />;

  const t = translatorFor(locale, "notes");
  const name = recordTitle(record, locale);
  const title = t("one", { name: name.text });
  const crumbs = [
    { href: paths.desk.record(recordId), label: name.text, ...(name.lang === undefined ? {} : { lang: name.lang }) },
    { href: paths.desk.notes(recordId), label: t("crumb") },
  ];
  return (
    <DeskPage locale={locale} title={title} crumbs={crumbs}>
      <div className="max-w-measure">
        <NoteList locale={locale} recordId={recordId} notes={[note]} withLinks={false} />
        {note.isMine && note.text !== null && (
          <>
            {note.struck !== null && (
              <p className="mt-8 border-s-4 border-caution ps-3">
                {t("struckSince")}{" "}
                <a href={`${paths.desk.notes(recordId)}#write`}>{t("write")}</a>
              </p>
            )}
            <section aria-labelledby="correct" className="mt-8">
              <h2 id="correct" className="mb-3">{t("correct")}</h2>
              <RestoredForm locale={locale} address={address} title={title} unsent={unsent} />
              <CorrectNoteForm locale={locale} title={title} writer={actor.accountId} recordId={recordId} unsent={unsent} noteId={noteId} text={note.text} />
            </section>
            {note.struck === null && (
              <section aria-labelledby="strike" className="mt-10 border-t border-rule pt-5">
                <h2 id="strike" className="mb-3">{t("strike")}</h2>
                <StrikeNoteForm locale={locale} title={title} noteId={noteId} />
              </section>
            )}
          </>
        )}
        {note.expungedAt === null && <Erasing locale={locale} title={title} writer={actor.accountId} note={note} words={words} />}
      </div>
    </DeskPage>
  );
}

type ErasingProps = { locale: Locale; title: string; writer: AccountId; note: RecordNote; /** What would go, for whoever may decide. */ words: readonly WordingToGo[] | null };

/** What is to become of the words of a note: whoever reads notes asks, an editor or admin who did not ask decides, and whoever asked takes it back. */
function Erasing({ locale, title, writer, note: { id, expunging }, words }: ErasingProps) {
  const t = translatorFor(locale, "notes");
  const isAsked = expunging?.state === "asked";
  const mayTakeBack = isAsked && expunging.isMine;
  if (isAsked && words === null && !mayTakeBack) return null;
  const about = { locale, title, writer, noteId: id };
  return (
    <section aria-labelledby="erase" className="mt-10 border-t border-rule pt-5">
      <h2 id="erase" className="mb-3">{t(mayTakeBack ? "erasing.takeBackTitle" : "erasing.title")}</h2>
      {!isAsked && <AskExpungingForm {...about} />}
      {words?.map((wording) => (
        <div key={wording.id} className="mb-4 border-s-4 border-caution ps-3">
          <p className="wrap-anywhere whitespace-pre-line">{wording.text}</p>
          <p className="text-small text-muted">{t("erasing.wording", { moment: momentText(wording.writtenAt, locale) })}</p>
        </div>
      ))}
      {words !== null && (
        <>
          <ExpungeNoteForm {...about} />
          <h2 className="mt-8 mb-3">{t("erasing.keepTitle")}</h2>
        </>
      )}
      {isAsked && <DeclineExpungingForm {...about} isMine={mayTakeBack} />}
    </section>
  );
}
