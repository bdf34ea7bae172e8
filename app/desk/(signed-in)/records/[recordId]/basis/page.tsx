import * as z from "zod";
import { RecordBasisForm } from "@/components/desk/consent/basis-forms";
import { PurposeBases } from "@/components/desk/consent/purpose-bases";
import { DeskPage } from "@/components/desk/desk-page";
import { recordTitle } from "@/components/desk/fact-words";
import { DeskNotFound } from "@/components/desk/not-found";
import { recordOptions } from "@/components/desk/record-options";
import { requireActor } from "@/lib/accounts/require-actor";
import { getCaseFile } from "@/lib/cases/queries/get-case-file";
import { listSources } from "@/lib/cases/queries/list-choices";
import { listBases, type Bases } from "@/lib/consent/queries/list-bases";
import { listMergesAlong } from "@/lib/duplicates/queries/list-merges";
import { recordIdSchema } from "@/lib/core/ids";
import { PURPOSES, type Locale, type Purpose } from "@/lib/core/kinds";
import { paths } from "@/lib/core/paths";
import { translatorFor } from "@/lib/messages/translate";

const paramsSchema = z.object({ recordId: recordIdSchema });
const searchSchema = z.object({ withdraw: z.enum(PURPOSES).optional().catch(undefined) });

/** On what basis a person is published, purpose by purpose; nothing of this is public. */
export default async function BasisPage({ params, searchParams }: { params: Promise<unknown>; searchParams: Promise<unknown> }) {
  const actor = await requireActor();
  const { locale } = actor;
  const asked = paramsSchema.safeParse(await params);
  if (!asked.success) return <DeskNotFound locale={locale} />;
  const { recordId } = asked.data;
  const { withdraw } = searchSchema.parse(await searchParams);
  const [file, found, sources, along] = await Promise.all([getCaseFile(actor, recordId), listBases(actor, recordId), listSources(actor), listMergesAlong(actor, recordId)]);
  if (file === null || found === null) return <DeskNotFound locale={locale} />;

  const t = translatorFor(locale, "consent");
  const name = recordTitle(file.record, locale);
  const title = t("title", { name: name.text });
  const isMerged = along.some((merge) => merge.merged.id === recordId);
  return (
    <DeskPage locale={locale} title={title} crumbs={[{ href: paths.desk.record(recordId), label: name.text, ...(name.lang === undefined ? {} : { lang: name.lang }) }]}>
      <div className="max-w-measure">
        <p className="mb-6">{t("what")}</p>
        <h2 className="mb-3">{t("standing")}</h2>
        {PURPOSES.map((purpose) => (
          <PurposeBases key={purpose} locale={locale} title={title} writer={actor.accountId} personId={recordId} isOver={withdraw === purpose} along={along} purpose={purpose} bases={found.bases} stands={found.stands.has(purpose)} told={toldInPublic(found, purpose, locale)} />
        ))}
        {(!file.record.isWithdrawn || isMerged) && (
          <section aria-labelledby="record-basis" className="border-t border-rule pt-5">
            <h2 id="record-basis" className="mb-3">
              {t("recordHeading")}
            </h2>
            <RecordBasisForm locale={locale} title={title} writer={actor.accountId} personId={recordId} sources={recordOptions(sources, locale)} />
          </section>
        )}
      </div>
    </DeskPage>
  );
}

function toldInPublic({ isPublic, told }: Bases, purpose: Purpose, locale: Locale): string {
  const t = translatorFor(locale, "consent");
  if (purpose === "name") return t(isPublic ? "public.name" : "public.notPublic");
  const sentence = t(`public.${purpose}`, { count: told[purpose] });
  return told[purpose] > 0 && purpose !== "testimony" ? `${sentence} ${t("after")}` : sentence;
}
