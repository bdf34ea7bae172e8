import * as z from "zod";
import { AddCaseForm } from "@/components/desk/add-case-form";
import { DeskPage } from "@/components/desk/desk-page";
import { recordTitle } from "@/components/desk/fact-words";
import { FindPerson } from "@/components/desk/find-person";
import { FoundPeople } from "@/components/desk/found-people";
import { DeskNotFound } from "@/components/desk/not-found";
import { recordOptions } from "@/components/desk/record-options";
import { RestoredForm } from "@/components/desk/restored-form";
import { requireActor } from "@/lib/accounts/require-actor";
import { findPeople } from "@/lib/cases/queries/find-people";
import { getRecord } from "@/lib/cases/queries/get-record";
import { listPractices, listSources } from "@/lib/cases/queries/list-choices";
import { roleAtLeast, type Actor } from "@/lib/core/actor";
import { recordIdSchema, type RecordId } from "@/lib/core/ids";
import { paths } from "@/lib/core/paths";
import { translatorFor } from "@/lib/messages/translate";
import { getUnsent } from "@/lib/unsent/queries/get-unsent";
import { unsentAddressSchema } from "@/lib/unsent/schema";

const searchSchema = z.object({
  q: z.string().max(200).catch("").default(""),
  person: recordIdSchema.or(z.literal("unknown")).catch("unknown").optional(),
});

/** Add a case: first who it is about, so that nobody is entered twice, then the case. */
export default async function NewCasePage({ searchParams }: { searchParams: Promise<unknown> }) {
  const actor = await requireActor();
  if (!roleAtLeast(actor.role, "researcher")) return <DeskNotFound locale={actor.locale} />;
  const { q, person } = searchSchema.parse(await searchParams);
  if (person === "unknown") return <DeskNotFound locale={actor.locale} />;
  return person === undefined ? <ForSomebodyNew actor={actor} name={q.trim()} /> : <ForPersonOnRecord actor={actor} recordId={person} />;
}

async function ForPersonOnRecord({ actor, recordId }: { actor: Actor; recordId: RecordId }) {
  const { locale } = actor;
  const address = paths.desk.newCaseOf(recordId);
  const [record, choices, unsent] = await Promise.all([getRecord(actor, recordId), choicesFor(actor), getUnsent(actor, address)]);
  if (record === null || record.kind !== "person") return <DeskNotFound locale={locale} />;
  const t = translatorFor(locale, "desk");
  const name = recordTitle(record, locale);
  const title = t("addCase.forPerson", { name: name.text });
  return (
    <DeskPage locale={locale} title={title} crumbs={[{ href: paths.desk.record(recordId), label: name.text, ...(name.lang === undefined ? {} : { lang: name.lang }) }]}>
      <p className="mb-6">{t("addCase.forPersonHint")}</p>
      <RestoredForm locale={locale} address={address} title={title} unsent={unsent} />
      <AddCaseForm locale={locale} title={title} person={{ recordId }} address={address} unsent={unsent} writer={actor.accountId} {...choices} />
    </DeskPage>
  );
}

async function ForSomebodyNew({ actor, name }: { actor: Actor; name: string }) {
  const { locale } = actor;
  const t = translatorFor(locale, "desk");
  const title = t("addCase.title");
  const address = unsentAddressSchema.safeParse(paths.desk.newCaseFor(name)).data ?? null;
  const [people, choices, unsent] = await Promise.all([findPeople(actor, name), choicesFor(actor), address === null ? null : getUnsent(actor, address)]);
  return (
    <DeskPage locale={locale} title={title} crumbs={[]}>
      <section aria-labelledby="check">
        <h2 id="check">{t("addCase.checkLegend")}</h2>
        <FindPerson locale={locale} text={name} to={paths.desk.newCase()} button={t("addCase.check")} />
      </section>
      {name !== "" && (
        <>
          <section aria-labelledby="candidates" className="mt-8">
            <h2 id="candidates">
              {people.length === 0 ? t("addCase.noCandidates") : t("addCase.candidates")}
            </h2>
            <FoundPeople locale={locale} people={people} isForNewCase />
          </section>
          <section aria-labelledby="new-person" className="mt-10">
            <h2 id="new-person" className="mb-4">
              {people.length === 0 ? t("find.addInstead") : t("addCase.newPerson")}
            </h2>
            {address !== null && <RestoredForm locale={locale} address={address} title={title} unsent={unsent} />}
            <AddCaseForm locale={locale} title={title} person={{ name }} address={address} unsent={unsent} writer={actor.accountId} {...choices} />
          </section>
        </>
      )}
    </DeskPage>
  );
}

async function choicesFor(actor: Actor) {
  const [sources, practices] = await Promise.all([listSources(actor), listPractices(actor)]);
  return { sources: recordOptions(sources, actor.locale), practices: recordOptions(practices, actor.locale) };
}
