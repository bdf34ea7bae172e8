import * as z from "zod";
import { DeskPage } from "@/components/desk/desk-page";
import { NewRecordForm } from "@/components/desk/new-record-form";
import { DeskNotFound } from "@/components/desk/not-found";
import { recordOptions } from "@/components/desk/record-options";
import { RestoredForm } from "@/components/desk/restored-form";
import { requireActor } from "@/lib/accounts/require-actor";
import { findRecords } from "@/lib/cases/queries/find-records";
import { listFreeCodes } from "@/lib/cases/queries/list-free-codes";
import { listSources } from "@/lib/cases/queries/list-choices";
import { newRecordKindSchema } from "@/lib/cases/schema/record";
import { roleAtLeast } from "@/lib/core/actor";
import { paths } from "@/lib/core/paths";
import { POINTS_TO } from "@/lib/core/record-shapes";
import { translatorFor } from "@/lib/messages/translate";
import { getUnsent } from "@/lib/unsent/queries/get-unsent";
import { countryName } from "@/lib/vocabulary/countries";

const paramsSchema = z.object({ kind: newRecordKindSchema });
const MOST_SPEAKERS = 300;

/** A new record that is no person: people come with a case. */
export default async function NewRecordPage({ params }: { params: Promise<unknown> }) {
  const actor = await requireActor();
  const { locale } = actor;
  const asked = paramsSchema.safeParse(await params);
  if (!asked.success || !roleAtLeast(actor.role, "researcher")) return <DeskNotFound locale={locale} />;
  const { kind } = asked.data;
  const address = paths.desk.newRecord(kind);
  const [sources, speakers, codes, unsent] = await Promise.all([
    listSources(actor),
    kind === "statement" ? findRecords(actor, { kinds: POINTS_TO.speaker, text: "", publishedOnly: true, most: MOST_SPEAKERS }) : [],
    kind === "country" ? listFreeCodes(actor) : [],
    getUnsent(actor, address),
  ]);
  const title = translatorFor(locale, "glossary")("new.title", { what: translatorFor(locale, "words")(`recordKind.${kind}`) });
  const named = codes.map((code) => ({ value: code, label: countryName(code, locale) ?? code })).toSorted((one, other) => one.label.localeCompare(other.label, locale));
  return (
    <DeskPage locale={locale} title={title} crumbs={[{ href: paths.desk.records(kind), label: translatorFor(locale, "words")(`recordKinds.${kind}`) }]}>
      <RestoredForm locale={locale} address={address} title={title} unsent={unsent} />
      <NewRecordForm locale={locale} kind={kind} title={title} sources={recordOptions(sources, locale)} speakers={recordOptions(speakers, locale)} codes={named} address={address} unsent={unsent} writer={actor.accountId} />
    </DeskPage>
  );
}
