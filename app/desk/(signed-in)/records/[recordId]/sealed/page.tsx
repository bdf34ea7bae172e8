import * as z from "zod";
import { DeskPage } from "@/components/desk/desk-page";
import { recordTitle } from "@/components/desk/fact-words";
import { DeskNotFound } from "@/components/desk/not-found";
import { SealedCard } from "@/components/desk/sealed/sealed-card";
import { SealForm } from "@/components/desk/sealed/sealed-forms";
import { requireActor } from "@/lib/accounts/require-actor";
import { getCaseFile } from "@/lib/cases/queries/get-case-file";
import { recordIdSchema } from "@/lib/core/ids";
import { paths } from "@/lib/core/paths";
import { translatorFor } from "@/lib/messages/translate";
import { maySeal } from "@/lib/sealed/policy";
import { listPossibleReaders } from "@/lib/sealed/queries/list-possible-readers";
import { listSealed } from "@/lib/sealed/queries/list-sealed";

const paramsSchema = z.object({ recordId: recordIdSchema });
const searchSchema = z.object({ reading: z.uuidv4().optional().catch(undefined) });

/** Who a source is, for whoever is named on it; for everybody else the page of a source of which nothing is sealed. */
export default async function SealedPage({ params, searchParams }: { params: Promise<unknown>; searchParams: Promise<unknown> }) {
  const actor = await requireActor();
  const { locale } = actor;
  const asked = paramsSchema.safeParse(await params);
  const file = asked.success && maySeal(actor) ? await getCaseFile(actor, asked.data.recordId) : null;
  if (!asked.success || file === null || file.record.kind !== "source") return <DeskNotFound locale={locale} />;
  const { recordId } = asked.data;
  const { reading = null } = searchSchema.parse(await searchParams);
  const [identities, colleagues] = await Promise.all([listSealed(actor, recordId, reading), listPossibleReaders(actor)]);
  const t = translatorFor(locale, "sealed");
  const record = recordTitle(file.record, locale);
  const title = t("title", { name: record.text });
  return (
    <DeskPage locale={locale} title={title} crumbs={[{ href: paths.desk.record(recordId), label: record.text, ...(record.lang === undefined ? {} : { lang: record.lang }) }]}>
      <div className="max-w-measure">
        <p className="mb-3">{t("what")}</p>
        <p className="mb-8 border-s-4 border-caution ps-3">{t("where")}</p>
        {identities.map((identity, index) => (
          <SealedCard
            key={identity.id}
            locale={locale}
            title={title}
            number={index + 1}
            address={paths.desk.sealed(recordId)}
            identity={identity}
            others={colleagues.filter(({ accountId }) => identity.readers.every((reader) => reader.accountId !== accountId))}
          />
        ))}
        <section aria-labelledby="add" className="border-t border-rule pt-5">
          <h2 id="add" className="mb-3">
            {identities.length === 0 ? t("add") : t("addAnother")}
          </h2>
          <p className="mb-4">{t("addHint")}</p>
          <SealForm locale={locale} title={title} sourceId={recordId} colleagues={colleagues} />
        </section>
      </div>
    </DeskPage>
  );
}
