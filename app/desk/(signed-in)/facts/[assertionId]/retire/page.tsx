import * as z from "zod";
import { CitationList } from "@/components/desk/citation-list";
import { DeskPage } from "@/components/desk/desk-page";
import { FactLines } from "@/components/desk/fact-lines";
import { factLines, factTitle, recordTitle } from "@/components/desk/fact-words";
import { DeskNotFound } from "@/components/desk/not-found";
import { RestoredForm, TypedBefore } from "@/components/desk/restored-form";
import { RetireFactForm } from "@/components/desk/retire-fact-form";
import { requireActor } from "@/lib/accounts/require-actor";
import { getFact } from "@/lib/cases/queries/get-fact";
import { assertionIdSchema } from "@/lib/core/ids";
import { paths } from "@/lib/core/paths";
import { errorSentence, translatorFor } from "@/lib/messages/translate";
import { getUnsent } from "@/lib/unsent/queries/get-unsent";

const paramsSchema = z.object({ assertionId: assertionIdSchema });

/** Retire a fact: shown in full first, so that nobody retires another than they mean. */
export default async function RetireFactPage({ params }: { params: Promise<unknown> }) {
  const actor = await requireActor();
  const { locale } = actor;
  const asked = paramsSchema.safeParse(await params);
  const found = asked.success ? await getFact(actor, asked.data.assertionId) : null;
  if (found === null) return <DeskNotFound locale={locale} />;
  const address = paths.desk.retireFact(found.fact.id);
  const unsent = await getUnsent(actor, address);

  const t = translatorFor(locale, "desk");
  const name = recordTitle(found.record, locale);
  const title = t("edit.retireTitle", { what: factTitle(found.fact.value, locale) });
  return (
    <DeskPage locale={locale} title={title} crumbs={[{ href: paths.desk.record(found.record.id), label: name.text, ...(name.lang === undefined ? {} : { lang: name.lang }) }]}>
      <div className="mb-8 border-s-4 border-rule ps-4">
        <FactLines isWhole lines={factLines(found.fact, locale, found.records)} />
        <CitationList locale={locale} citations={found.fact.citations} names={found.records} />
      </div>
      {found.record.isWithdrawn ? (
        <>
          <p className="mb-6 border-s-4 border-caution ps-3">{errorSentence(locale, "recordWithdrawn")}</p>
          <TypedBefore locale={locale} address={address} title={title} unsent={unsent} />
        </>
      ) : (
        <>
          <p className="mb-6">{t("edit.retireText")}</p>
          <RestoredForm locale={locale} address={address} title={title} unsent={unsent} />
          <RetireFactForm locale={locale} fact={found.fact} title={title} writer={actor.accountId} unsent={unsent} />
        </>
      )}
    </DeskPage>
  );
}
