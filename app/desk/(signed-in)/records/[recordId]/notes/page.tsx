import * as z from "zod";
import { DeskPage } from "@/components/desk/desk-page";
import { recordTitle } from "@/components/desk/fact-words";
import { DeskNotFound } from "@/components/desk/not-found";
import { WriteNoteForm } from "@/components/desk/notes/note-forms";
import { NoteList } from "@/components/desk/notes/note-list";
import { RestoredForm } from "@/components/desk/restored-form";
import { DrawnOnce } from "@/components/ui/drawn-once";
import { requireActor } from "@/lib/accounts/require-actor";
import { getRecord } from "@/lib/cases/queries/get-record";
import { noteIdSchema, recordIdSchema } from "@/lib/core/ids";
import { paths } from "@/lib/core/paths";
import { translatorFor } from "@/lib/messages/translate";
import { mayDecideExpungings } from "@/lib/notes/policy";
import { listNotes } from "@/lib/notes/queries/list-notes";
import { getUnsent } from "@/lib/unsent/queries/get-unsent";

const paramsSchema = z.object({ recordId: recordIdSchema });
const searchSchema = z.object({ before: noteIdSchema.optional().catch(undefined) });
const MOST_LISTED = 50;

/** What colleagues wrote down of one record, struck notes too, and the form of a new one; nothing of this is public. */
export default async function NotesPage({ params, searchParams }: { params: Promise<unknown>; searchParams: Promise<unknown> }) {
  const actor = await requireActor();
  const { locale } = actor;
  const asked = paramsSchema.safeParse(await params);
  if (!asked.success) return <DeskNotFound locale={locale} />;
  const { recordId } = asked.data;
  const { before } = searchSchema.parse(await searchParams);
  const address = paths.desk.notes(recordId);
  const [record, found, unsent] = await Promise.all([getRecord(actor, recordId), listNotes(actor, recordId, { most: MOST_LISTED, before }), getUnsent(actor, address)]);
  if (record === null || found === null) return <DeskNotFound locale={locale} />;

  const t = translatorFor(locale, "notes");
  const name = recordTitle(record, locale);
  const title = t("title", { name: name.text });
  return (
    <DeskPage locale={locale} title={title} crumbs={[{ href: paths.desk.record(recordId), label: name.text, ...(name.lang === undefined ? {} : { lang: name.lang }) }]}>
      <div className="max-w-measure">
        <p className="mb-3">{t("what")}</p>
        <p className="mb-8 border-s-4 border-caution ps-3">{t("caution")}</p>
        <RestoredForm locale={locale} address={address} title={title} unsent={unsent} />
        <section aria-labelledby="write" className="mb-10">
          <h2 id="write" className="mb-3">{t("write")}</h2>
          <WriteNoteForm locale={locale} title={title} writer={actor.accountId} recordId={recordId} unsent={unsent} />
        </section>
      </div>
      <section aria-labelledby="list">
        <h2 id="list" className="mb-4">{t("list")}</h2>
        {found.notes.length === 0 ? <p className="text-muted">{t("empty")}</p> : (
          <DrawnOnce>
            <NoteList locale={locale} recordId={recordId} notes={found.notes} withLinks mayDecide={mayDecideExpungings(actor)} />
          </DrawnOnce>
        )}
        {(found.next !== null || before !== undefined) && (
          <p className="mt-5 flex flex-wrap gap-x-5">
            {before !== undefined && (
              <a href={`${address}#list`} className="inline-flex min-h-11 items-center">
                {t("newest")}
              </a>
            )}
            {found.next !== null && (
              <a href={`${paths.desk.notes(recordId, found.next)}#list`} className="inline-flex min-h-11 items-center">
                {t("older")}
              </a>
            )}
          </p>
        )}
      </section>
    </DeskPage>
  );
}
