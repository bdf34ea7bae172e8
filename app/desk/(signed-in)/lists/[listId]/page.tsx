import * as z from "zod";
import { AddPeople } from "@/components/desk/advocacy/add-people";
import { ListPeople, PutOnList, type Candidate, type ShownEntry } from "@/components/desk/advocacy/list-people";
import { LeaveList, ManageList } from "@/components/desk/advocacy/manage-list";
import { DeskPage } from "@/components/desk/desk-page";
import { DeskNotFound } from "@/components/desk/not-found";
import { listedName, ListedPerson } from "@/components/public/listed-person";
import { requireActor } from "@/lib/accounts/require-actor";
import { mayManageList, mayWriteList } from "@/lib/advocacy/policy";
import { getList, type ListedEntry } from "@/lib/advocacy/queries/get-list";
import { KEPT_AFTER_DAYS } from "@/lib/advocacy/schema";
import { listIdSchema } from "@/lib/core/ids";
import { languageTag } from "@/lib/core/languages";
import { LOCALES } from "@/lib/core/kinds";
import { paths } from "@/lib/core/paths";
import { findListable } from "@/lib/editions/queries/find-listable";
import { readListed } from "@/lib/editions/queries/read-listed";
import { translatorFor } from "@/lib/messages/translate";

const paramsSchema = z.object({ listId: listIdSchema });
const searchSchema = z.object({ q: z.string().max(200).catch("").default("") });

/** One list of people: who is on it and stands today, and what one may do with it. */
export default async function ListPage({ params, searchParams }: { params: Promise<unknown>; searchParams: Promise<unknown> }) {
  const actor = await requireActor();
  const { locale } = actor;
  const asked = paramsSchema.safeParse(await params);
  const list = asked.success ? await getList(actor, asked.data.listId) : null;
  if (list === null) return <DeskNotFound locale={locale} />;
  const text = searchSchema.parse(await searchParams).q.trim();
  const mayWrite = mayWriteList(list.standing);
  const [heads, found] = await Promise.all([readListed([...list.people, ...list.off].map(({ personId }) => personId)), mayWrite ? findListable(text) : null]);
  // Withdrawn between the two readings: not there.
  const shown = ({ id, personId, note }: ListedEntry): ShownEntry[] => {
    const head = heads.get(personId);
    return head === undefined ? [] : [{ id, personId, note, name: listedName({ head, locale }), person: <ListedPerson head={head} locale={locale} /> }];
  };
  const people = list.people.flatMap(shown);
  const off = list.off.flatMap(shown).map((entry): Candidate => ({ ...entry, isThere: false }));
  const there = new Set(people.map(({ personId }) => personId));
  const candidates = found === null ? null : { total: found.total, people: found.people.map(({ body }): Candidate => ({ personId: body.id, isThere: there.has(body.id), name: listedName({ head: body, locale }), person: <ListedPerson head={body} matched={found.matched.get(body.id)} locale={locale} /> })) };
  const t = translatorFor(locale, "advocacy");
  const about = { locale, title: list.name, listId: list.id };
  return (
    <DeskPage locale={locale} title={list.name} crumbs={[{ href: paths.desk.lists(), label: t("lists.title") }]}>
      <div className="max-w-measure">
        {list.standing !== "owner" && (
          <p className="mb-4 border-s-4 border-rule ps-3">
            {t("list.owner", { name: list.owner })} {t(mayWrite ? "list.writer" : "list.readOnly")}
          </p>
        )}
        <section aria-labelledby="people" className="mb-10">
          <h2 id="people" className="mb-3">{t("list.people", { count: people.length })}</h2>
          {people.length > 0 && (
            <p className="mb-4 flex flex-wrap gap-x-6">
              {LOCALES.map((each) => (
                <a key={each} href={paths.desk.dossier(list.id, each)} lang={languageTag(each)} className="inline-flex min-h-11 items-center font-semibold">
                  {translatorFor(each, "advocacy")("list.dossierIn")}
                </a>
              ))}
              <span className="inline-flex min-h-11 items-center text-small text-muted">{t("list.dossier")}</span>
            </p>
          )}
          <ListPeople {...about} people={people} mayWrite={mayWrite} />
        </section>
        {mayWrite && <AddPeople {...about} writer={actor.accountId} text={text} found={candidates} />}
        {mayWrite && off.length > 0 && (
          <section aria-labelledby="off" className="mb-10 border-t border-rule pt-5">
            <h2 id="off">{t("list.off", { count: off.length })}</h2>
            <p className="mb-3 text-muted">{t("list.offHint", { days: KEPT_AFTER_DAYS })}</p>
            <PutOnList {...about} scope="off" people={off} button={t("list.putBack")} />
          </section>
        )}
        {mayManageList(list.standing) ? <ManageList {...about} writer={actor.accountId} shares={list.shares} /> : <LeaveList {...about} self={actor.accountId} />}
      </div>
    </DeskPage>
  );
}
