import * as z from "zod";
import { AddFactForm } from "@/components/desk/add-fact-form";
import { DeskPage } from "@/components/desk/desk-page";
import { kindTitle, recordTitle } from "@/components/desk/fact-words";
import { FindTarget } from "@/components/desk/find-target";
import { DeskNotFound } from "@/components/desk/not-found";
import { recordOptions } from "@/components/desk/record-options";
import { RestoredForm } from "@/components/desk/restored-form";
import { stretchOptions } from "@/components/desk/stretch-options";
import { requireActor } from "@/lib/accounts/require-actor";
import { findRecords } from "@/lib/cases/queries/find-records";
import { getCaseFile } from "@/lib/cases/queries/get-case-file";
import { getCitableSource, listPractices, listSources } from "@/lib/cases/queries/list-choices";
import { addedKindSchema } from "@/lib/cases/schema";
import { caseIdSchema, recordIdSchema } from "@/lib/core/ids";
import { ATTRIBUTES } from "@/lib/core/kinds";
import { paths } from "@/lib/core/paths";
import { mayHaveAttribute, mayHold, pointedToBy } from "@/lib/core/record-shapes";
import { translatorFor } from "@/lib/messages/translate";
import { getUnsent } from "@/lib/unsent/queries/get-unsent";

const paramsSchema = z.object({ recordId: recordIdSchema, kind: addedKindSchema });
const searchSchema = z.object({ attribute: z.enum(ATTRIBUTES).optional(), case: caseIdSchema.optional(), source: recordIdSchema.optional(), find: z.string().max(200).catch("").default("") });

/** More than a list in a form can usefully hold: the rest is found by name. */
const MOST_TARGETS = 300;
const OF_A_CASE: readonly string[] = ["spell", "charge", "representation"];

/** Adds one fact to a record: which kind, of which case or which attribute, is said by the address; with `?source=`, another fact that a source tells. */
export default async function AddFactPage({ params, searchParams }: { params: Promise<unknown>; searchParams: Promise<unknown> }) {
  const actor = await requireActor();
  const { locale } = actor;
  const asked = paramsSchema.safeParse(await params);
  const search = searchSchema.safeParse(await searchParams);
  if (!asked.success || !search.success) return <DeskNotFound locale={locale} />;
  const { recordId, kind } = asked.data;
  const { attribute = null, case: caseId = null, source, find } = search.data;
  const file = await getCaseFile(actor, recordId);
  if (file === null || file.record.isWithdrawn || !mayHold(file.record.kind, kind)) return <DeskNotFound locale={locale} />;
  if ((kind === "attribute") !== (attribute !== null) || (attribute !== null && !mayHaveAttribute(file.record.kind, attribute))) return <DeskNotFound locale={locale} />;
  const detention = file.cases.find(({ id }) => id === caseId);
  if (OF_A_CASE.includes(kind) !== (detention !== undefined)) return <DeskNotFound locale={locale} />;

  const address = paths.desk.addFact(recordId, kind, { ...(attribute === null ? {} : { attribute }), ...(caseId === null ? {} : { case: caseId }) });
  const kinds = kind === "spell" ? [] : pointedToBy(kind);
  const [listed, practices, targets, unsent] = await Promise.all([
    listSources(actor), kind === "spell" ? listPractices(actor) : [], kinds.length === 0 ? [] : findRecords(actor, { kinds, text: find, publishedOnly: true, most: MOST_TARGETS }), getUnsent(actor, address),
  ]);
  // Chosen or typed before, it stays a choice also when the list has grown past it.
  const chosen = source ?? recordIdSchema.safeParse(unsent?.fields["citations[0].sourceId"]).data;
  const more = chosen === undefined || listed.some(({ id }) => id === chosen) ? null : await getCitableSource(actor, chosen);
  const sources = more === null ? listed : [more, ...listed];

  const glossary = translatorFor(locale, "glossary");
  const name = recordTitle(file.record, locale);
  const what = kindTitle(kind, attribute, locale);
  const title = detention === undefined ? glossary("add.title", { what, name: name.text }) : glossary("add.titleInCase", { what, name: name.text, number: detention.number });
  return (
    <DeskPage locale={locale} title={title} crumbs={[{ href: paths.desk.record(recordId), label: name.text, ...(name.lang === undefined ? {} : { lang: name.lang }) }]}>
      {kinds.length > 0 && (
        <FindTarget locale={locale} address={address} kinds={kinds} text={find} found={find.trim() === "" ? null : targets.length} more={{ ...(attribute === null ? {} : { attribute }), ...(caseId === null ? {} : { case: caseId }), ...(source === undefined ? {} : { source }) }} />
      )}
      <RestoredForm locale={locale} address={address} title={title} unsent={unsent} />
      <AddFactForm
        locale={locale}
        recordId={recordId}
        kind={kind}
        attribute={attribute}
        caseId={caseId}
        title={title}
        what={what}
        sources={recordOptions(sources, locale)}
        targets={recordOptions(targets.filter(({ id }) => id !== recordId), locale)}
        practices={recordOptions(practices, locale)}
        stretches={caseId === null ? [] : stretchOptions(file.facts.map(({ fact }) => fact), caseId, file.records, locale)}
        sourceId={sources.find(({ id }) => id === source)?.id ?? null}
        address={address}
        unsent={unsent}
        writer={actor.accountId}
      />
    </DeskPage>
  );
}
