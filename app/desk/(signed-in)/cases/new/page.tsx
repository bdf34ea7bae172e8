import * as z from "zod";
import { AddCaseForm } from "@/components/desk/add-case-form";
import { CandidateList } from "@/components/desk/duplicates/candidate-list";
import { DeskPage } from "@/components/desk/desk-page";
import { recordTitle } from "@/components/desk/fact-words";
import { FindPerson } from "@/components/desk/find-person";
import { DeskNotFound } from "@/components/desk/not-found";
import { recordOptions } from "@/components/desk/record-options";
import { RestoredForm } from "@/components/desk/restored-form";
import { requireActor } from "@/lib/accounts/require-actor";
import { getRecord } from "@/lib/cases/queries/get-record";
import { listPractices, listSources } from "@/lib/cases/queries/list-choices";
import { CASE_PARTS, type CasePart } from "@/lib/cases/schema";
import { roleAtLeast, type Actor } from "@/lib/core/actor";
import { recordIdSchema, type RecordId } from "@/lib/core/ids";
import { paths } from "@/lib/core/paths";
import { findCandidates } from "@/lib/duplicates/queries/find-candidates";
import { translatorFor } from "@/lib/messages/translate";
import { getUnsent } from "@/lib/unsent/queries/get-unsent";
import { unsentAddressSchema, writtenAsSeen, type UnsentAsSeen } from "@/lib/unsent/schema";

const searchSchema = z.object({
  q: z.string().max(200).catch("").default(""),
  person: recordIdSchema.or(z.literal("unknown")).catch("unknown").optional(),
  saved: z
    .string()
    .transform((text) => CASE_PARTS.find((part) => text.startsWith(`${part}.`)) ?? null)
    .catch(null)
    .default(null),
});

type Saved = CasePart | null;

/** Add a case: first who it is about, so that nobody is entered twice, then the case. */
export default async function NewCasePage({ searchParams }: { searchParams: Promise<unknown> }) {
  const actor = await requireActor();
  if (!roleAtLeast(actor.role, "researcher")) return <DeskNotFound locale={actor.locale} />;
  const { q, person, saved } = searchSchema.parse(await searchParams);
  if (person === "unknown") return <DeskNotFound locale={actor.locale} />;
  return person === undefined ? <ForSomebodyNew actor={actor} name={q.trim()} saved={saved} /> : <ForPersonOnRecord actor={actor} recordId={person} saved={saved} />;
}

async function ForPersonOnRecord({ actor, recordId, saved }: { actor: Actor; recordId: RecordId; saved: Saved }) {
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
      <AddCaseForm key={keyOf(unsent)} locale={locale} title={title} person={{ recordId }} address={address} saved={saved} unsent={unsent} writer={actor.accountId} {...choices} />
    </DeskPage>
  );
}

async function ForSomebodyNew({ actor, name, saved }: { actor: Actor; name: string; saved: Saved }) {
  const { locale } = actor;
  const t = translatorFor(locale, "desk");
  const title = t("addCase.title");
  const address = addressFor(name);
  const [candidates, choices, unsent] = await Promise.all([findCandidates(actor, [name]), choicesFor(actor), getUnsent(actor, address)]);
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
              {candidates.length === 0 ? t("addCase.noCandidates") : t("addCase.candidates")}
            </h2>
            <CandidateList locale={locale} candidates={candidates} />
          </section>
          <section aria-labelledby="new-person" className="mt-10">
            <h2 id="new-person" className="mb-4">
              {candidates.length === 0 ? t("find.addInstead") : t("addCase.newPerson")}
            </h2>
            <RestoredForm locale={locale} address={address} title={title} unsent={unsent} />
            <AddCaseForm key={keyOf(unsent)} locale={locale} title={title} person={{ name, candidates: candidates.map(({ record }) => record.id) }} address={address} saved={saved} unsent={unsent} writer={actor.accountId} {...choices} />
          </section>
        </>
      )}
    </DeskPage>
  );
}

/** Signs of a name that fit into the address of a form, each escaped. */
const MOST_IN_AN_ADDRESS = 40;

function addressFor(name: string): string {
  const address = paths.desk.newCaseFor(name);
  return unsentAddressSchema.safeParse(address).success ? address : paths.desk.newCaseFor([...name].slice(0, MOST_IN_AN_ADDRESS).join(""));
}

/** Filled from another kept form, it is another form: boxes that somebody has touched would keep what they held. */
function keyOf(unsent: UnsentAsSeen | null): string {
  return unsent === null ? "new" : writtenAsSeen(unsent);
}

async function choicesFor(actor: Actor) {
  const [sources, practices] = await Promise.all([listSources(actor), listPractices(actor)]);
  return { sources: recordOptions(sources, actor.locale), practices: recordOptions(practices, actor.locale) };
}
