import { randomUUID } from "node:crypto";
import * as z from "zod";
import { DeskPage } from "@/components/desk/desk-page";
import { recordTitle } from "@/components/desk/fact-words";
import { DeskNotFound } from "@/components/desk/not-found";
import { SealedCard } from "@/components/desk/sealed/sealed-card";
import { SealForm } from "@/components/desk/sealed/sealed-forms";
import { requireActor } from "@/lib/accounts/require-actor";
import { getCaseFile } from "@/lib/cases/queries/get-case-file";
import { recordIdSchema, sealedIdSchema } from "@/lib/core/ids";
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
  if (!asked.success || !maySeal(actor)) return <DeskNotFound locale={locale} />;
  const { recordId } = asked.data;
  const { reading = null } = searchSchema.parse(await searchParams);
  const [file, identities, colleagues] = await Promise.all([getCaseFile(actor, recordId), listSealed(actor, recordId, reading), listPossibleReaders(actor)]);
  const source = file?.record.kind === "source" ? recordTitle(file.record, locale) : null;
  // A draft that was thrown away takes no identity along: whoever is named must still be able to read and to erase it.
  if (source === null && identities.length === 0) return <DeskNotFound locale={locale} />;
  const t = translatorFor(locale, "sealed");
  const title = source === null ? t("titleGone") : t("title", { name: source.text });
  return (
    <DeskPage locale={locale} title={title} crumbs={source === null ? [] : [{ href: paths.desk.record(recordId), label: source.text, ...(source.lang === undefined ? {} : { lang: source.lang }) }]}>
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
        {source !== null && (
          <section aria-labelledby="add" className="border-t border-rule pt-5">
            <h2 id="add" className="mb-3">
              {identities.length === 0 ? t("add") : t("addAnother")}
            </h2>
            <p className="mb-4">{t("addHint")}</p>
            <SealForm locale={locale} title={title} sourceId={recordId} identityId={sealedIdSchema.parse(randomUUID())} colleagues={colleagues} />
          </section>
        )}
      </div>
    </DeskPage>
  );
}
