import * as z from "zod";
import { DeskPage } from "@/components/desk/desk-page";
import { recordTitle } from "@/components/desk/fact-words";
import { DeskNotFound } from "@/components/desk/not-found";
import { recordOptions } from "@/components/desk/record-options";
import { RestoredForm } from "@/components/desk/restored-form";
import { SignaturesForm } from "@/components/desk/signatures-form";
import { requireActor } from "@/lib/accounts/require-actor";
import { findRecords } from "@/lib/cases/queries/find-records";
import { getRecord } from "@/lib/cases/queries/get-record";
import { listSources } from "@/lib/cases/queries/list-choices";
import { recordIdSchema } from "@/lib/core/ids";
import { paths } from "@/lib/core/paths";
import { translatorFor } from "@/lib/messages/translate";
import { getUnsent } from "@/lib/unsent/queries/get-unsent";

const paramsSchema = z.object({ recordId: recordIdSchema });
/** More than there are states. */
const MOST_COUNTRIES = 300;

/** Pastes the list of countries that signed a statement, or of those that are noted as absent. */
export default async function SignaturesPage({ params }: { params: Promise<unknown> }) {
  const actor = await requireActor();
  const { locale } = actor;
  const asked = paramsSchema.safeParse(await params);
  const record = asked.success ? await getRecord(actor, asked.data.recordId) : null;
  if (record === null || record.kind !== "statement" || record.isWithdrawn) return <DeskNotFound locale={locale} />;
  const address = paths.desk.addSignatures(record.id);
  const [sources, countries, unsent] = await Promise.all([listSources(actor), findRecords(actor, { kinds: ["country"], text: "", publishedOnly: true, most: MOST_COUNTRIES }), getUnsent(actor, address)]);
  const t = translatorFor(locale, "glossary");
  const name = recordTitle(record, locale);
  const title = t("signatures.pageTitle", { name: name.text });
  const options = recordOptions(countries, locale).toSorted((one, other) => one.label.localeCompare(other.label, locale));
  return (
    <DeskPage locale={locale} title={title} crumbs={[{ href: paths.desk.record(record.id), label: name.text, ...(name.lang === undefined ? {} : { lang: name.lang }) }]}>
      <RestoredForm locale={locale} address={address} title={title} unsent={unsent} />
      <SignaturesForm locale={locale} recordId={record.id} title={title} sources={recordOptions(sources, locale)} countries={options} address={address} unsent={unsent} writer={actor.accountId} />
    </DeskPage>
  );
}
