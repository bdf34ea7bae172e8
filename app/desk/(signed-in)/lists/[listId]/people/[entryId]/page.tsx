import * as z from "zod";
import { NoteForm, RemoveEntryForm } from "@/components/desk/advocacy/entry-forms";
import { DeskPage } from "@/components/desk/desk-page";
import { DeskNotFound } from "@/components/desk/not-found";
import { ListedName, ListedPerson } from "@/components/public/listed-person";
import { requireActor } from "@/lib/accounts/require-actor";
import { mayWriteList } from "@/lib/advocacy/policy";
import { getList } from "@/lib/advocacy/queries/get-list";
import { entryIdSchema, listIdSchema } from "@/lib/core/ids";
import { paths } from "@/lib/core/paths";
import { readListed } from "@/lib/editions/queries/read-listed";
import { translatorFor } from "@/lib/messages/translate";

const paramsSchema = z.object({ listId: listIdSchema, entryId: entryIdSchema });

/** Somebody on a list: one's own note, and taking them off. Of whoever was withdrawn the page of nobody. */
export default async function EntryPage({ params }: { params: Promise<unknown> }) {
  const actor = await requireActor();
  const { locale } = actor;
  const asked = paramsSchema.safeParse(await params);
  const list = asked.success ? await getList(actor, asked.data.listId) : null;
  const entry = [...(list?.people ?? []), ...(list?.off ?? [])].find(({ id }) => asked.success && id === asked.data.entryId);
  const head = entry === undefined ? undefined : (await readListed([entry.personId])).get(entry.personId);
  if (list === null || entry === undefined || head === undefined) return <DeskNotFound locale={locale} />;
  const t = translatorFor(locale, "advocacy");
  const isOff = list.off.includes(entry);
  const about = { locale, title: t("entry.noteTitle"), listId: list.id, entryId: entry.id };
  return (
    <DeskPage locale={locale} title={`${t("entry.noteTitle")} · ${list.name}`} heading={<ListedName head={head} locale={locale} />} crumbs={[{ href: paths.desk.lists(), label: t("lists.title") }, { href: paths.desk.list(list.id), label: list.name }]}>
      <div className="max-w-measure">
        <p className="mb-6">
          {t("entry.profile")} <ListedPerson head={head} locale={locale} />
        </p>
        {isOff && <p className="mb-6 border-s-4 border-caution ps-3">{t("entry.isOff")}</p>}
        <section aria-labelledby="note" className="mb-10">
          <h2 id="note" className="mb-3">{t("entry.noteTitle")}</h2>
          <p className="mb-4">{t("entry.noteHint")}</p>
          <NoteForm {...about} writer={actor.accountId} note={entry.note} />
        </section>
        {mayWriteList(list.standing) && !isOff && (
          <section aria-labelledby="remove" className="border-t border-rule pt-5">
            <h2 id="remove" className="mb-3">{t("entry.remove")}</h2>
            <RemoveEntryForm {...about} />
          </section>
        )}
      </div>
    </DeskPage>
  );
}
