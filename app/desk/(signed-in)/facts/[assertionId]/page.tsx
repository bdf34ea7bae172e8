import * as z from "zod";
import { DeskPage } from "@/components/desk/desk-page";
import { EditFactForm } from "@/components/desk/edit-fact-form";
import { factTitle, recordTitle } from "@/components/desk/fact-words";
import { DeskNotFound } from "@/components/desk/not-found";
import { recordOptions } from "@/components/desk/record-options";
import { RestoredForm } from "@/components/desk/restored-form";
import { requireActor } from "@/lib/accounts/require-actor";
import { getFact } from "@/lib/cases/queries/get-fact";
import { listPractices, listSources } from "@/lib/cases/queries/list-choices";
import { hasForm } from "@/lib/cases/schema";
import { assertionIdSchema } from "@/lib/core/ids";
import { paths } from "@/lib/core/paths";
import { errorSentence, translatorFor } from "@/lib/messages/translate";
import { getUnsent } from "@/lib/unsent/queries/get-unsent";

const paramsSchema = z.object({ assertionId: assertionIdSchema });

/** Edit a fact: the form in which it could have been entered, filled. */
export default async function EditFactPage({ params }: { params: Promise<unknown> }) {
  const actor = await requireActor();
  const { locale } = actor;
  const asked = paramsSchema.safeParse(await params);
  const found = asked.success ? await getFact(actor, asked.data.assertionId) : null;
  if (found === null || !hasForm(found.fact.value)) return <DeskNotFound locale={locale} />;
  const address = paths.desk.editFact(found.fact.id);
  const [sources, practices, unsent] = await Promise.all([listSources(actor), listPractices(actor), getUnsent(actor, address)]);

  const t = translatorFor(locale, "desk");
  const name = recordTitle(found.record, locale);
  const title = t("edit.title", { what: factTitle(found.fact.value, locale) });
  // What the fact cites or names already stays a choice, also when the list has grown past it.
  const cited = found.fact.citations.flatMap(({ sourceId }) => found.records[sourceId] ?? []);
  const choices = [...new Map([...sources, ...cited].map((source) => [source.id, source])).values()];
  const named = "practiceId" in found.fact.value && found.fact.value.practiceId !== null ? found.records[found.fact.value.practiceId] : undefined;
  const underPractices = named === undefined || practices.some(({ id }) => id === named.id) ? practices : [named, ...practices];
  return (
    <DeskPage locale={locale} title={title} crumbs={[{ href: paths.desk.record(found.record.id), label: name.text, ...(name.lang === undefined ? {} : { lang: name.lang }) }]}>
      {found.record.isWithdrawn && <p className="mb-6 border-s-4 border-caution ps-3">{errorSentence(locale, "recordWithdrawn")}</p>}
      <RestoredForm locale={locale} address={address} title={title} unsent={unsent} />
      {/* What somebody had begun stays to be read and copied. */}
      {(!found.record.isWithdrawn || unsent !== null) && <EditFactForm locale={locale} fact={found.fact} notesWithheld={found.notesWithheld} sources={recordOptions(choices, locale)} practices={recordOptions(underPractices, locale)} title={title} unsent={unsent} writer={actor.accountId} />}
    </DeskPage>
  );
}
