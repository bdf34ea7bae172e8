import * as z from "zod";
import { CitationList } from "@/components/desk/citation-list";
import { DeskPage } from "@/components/desk/desk-page";
import { FactLines } from "@/components/desk/fact-lines";
import { factLines, factTitle, recordTitle } from "@/components/desk/fact-words";
import { DeskNotFound } from "@/components/desk/not-found";
import { RestoredForm, TypedBefore } from "@/components/desk/restored-form";
import { WeighForm } from "@/components/desk/weigh-form";
import { requireActor } from "@/lib/accounts/require-actor";
import { getWeighing } from "@/lib/cases/queries/get-weighing";
import { assertionIdSchema } from "@/lib/core/ids";
import { paths } from "@/lib/core/paths";
import { errorSentence, translatorFor } from "@/lib/messages/translate";
import { getUnsent } from "@/lib/unsent/queries/get-unsent";

const paramsSchema = z.object({ assertionId: assertionIdSchema });

/** One reading beside those that answer the same question: to prefer it, to reject it, or to take either back. */
export default async function WeighPage({ params }: { params: Promise<unknown> }) {
  const actor = await requireActor();
  const { locale } = actor;
  const asked = paramsSchema.safeParse(await params);
  if (!asked.success) return <DeskNotFound locale={locale} />;
  const address = paths.desk.weighFact(asked.data.assertionId);
  const [found, unsent] = await Promise.all([getWeighing(actor, asked.data.assertionId), getUnsent(actor, address)]);

  const t = translatorFor(locale, "reviewing");
  const typed = unsent === null ? null : { ...unsent, fields: { reason: unsent.fields["reason"] ?? "" } };
  if (found === null) {
    if (typed === null) return <DeskNotFound locale={locale} />;
    // It was said anew or taken out meanwhile: what was typed is still there, to be copied or thrown away.
    const gone = t("weigh.linkAlone");
    return (
      <DeskPage locale={locale} title={gone} crumbs={[]}>
        <TypedBefore locale={locale} address={address} title={gone} unsent={typed} />
      </DeskPage>
    );
  }
  const { fact, record, beside, weighings, restsOnWithdrawn, records } = found;
  const name = recordTitle(record, locale);
  const title = t("weigh.title", { what: factTitle(fact.value, locale) });
  return (
    <DeskPage locale={locale} title={title} crumbs={[{ href: paths.desk.record(record.id), label: name.text, ...(name.lang === undefined ? {} : { lang: name.lang }) }]}>
      <p className="mb-6 text-muted">{t("weigh.hint")}</p>
      <div className="mb-8 grid gap-8 sm:grid-cols-2">
        <section aria-labelledby="this" className="border-s-4 border-accent ps-4">
          <h2 id="this" className="mb-2">{t("weigh.this")}</h2>
          <FactLines isWhole lines={factLines(fact, locale, records)} />
          <CitationList locale={locale} citations={fact.citations} names={records} />
        </section>
        <section aria-labelledby="beside" className="border-s-4 border-rule ps-4">
          <h2 id="beside" className="mb-2">{t("weigh.beside")}</h2>
          {beside.length === 0 && <p className="text-muted">{t("weigh.besideNone")}</p>}
          <ul className="grid gap-6">
            {beside.map((other) => (
              <li key={other.id}>
                <FactLines isWhole lines={factLines(other, locale, records)} />
                <CitationList locale={locale} citations={other.citations} names={records} />
              </li>
            ))}
          </ul>
        </section>
      </div>
      {restsOnWithdrawn && <p className="mb-6 border-s-4 border-caution ps-3">{errorSentence(locale, "weighWithdrawn")}</p>}
      {weighings.length === 0 ? (
        <>
          {!restsOnWithdrawn && <p className="mb-6 border-s-4 border-caution ps-3">{t("weigh.none")}</p>}
          <TypedBefore locale={locale} address={address} title={title} unsent={typed} />
        </>
      ) : (
        <>
          <RestoredForm locale={locale} address={address} title={title} unsent={unsent} />
          <WeighForm locale={locale} assertionId={fact.id} weighings={weighings} title={title} recordId={record.id} writer={actor.accountId} unsent={unsent} />
        </>
      )}
    </DeskPage>
  );
}
