import * as z from "zod";
import { DeskPage } from "@/components/desk/desk-page";
import { recordTitle } from "@/components/desk/fact-words";
import { FurtherLinks } from "@/components/desk/further-links";
import { FactsThen } from "@/components/desk/history/facts-then";
import { RestoreForm } from "@/components/desk/history/restore-form";
import { RowList } from "@/components/desk/history/row-list";
import { DeskNotFound } from "@/components/desk/not-found";
import { formClasses } from "@/components/forms/form-classes";
import { requireActor } from "@/lib/accounts/require-actor";
import { dayOf } from "@/lib/core/days";
import { formatHonestDate } from "@/lib/core/honest-date";
import { recordIdSchema } from "@/lib/core/ids";
import { paths } from "@/lib/core/paths";
import { getRevision, MOST_FACTS } from "@/lib/history/queries/get-revision";
import { versionSchema } from "@/lib/history/schema";
import { translatorFor } from "@/lib/messages/translate";

const MOST_PARTS = 1_000;
const paramsSchema = z.object({ recordId: recordIdSchema, version: versionSchema });
/** `part`: which page of what the record said then. */
const searchSchema = z.object({ against: versionSchema.optional(), part: z.coerce.number().int().min(1).max(MOST_PARTS).catch(1).default(1) });

/** One revision of a record: what it changed or how it differs from another, what the record said then, and bringing that back. */
export default async function RevisionPage({ params, searchParams }: { params: Promise<unknown>; searchParams: Promise<unknown> }) {
  const actor = await requireActor();
  const { locale } = actor;
  const [asked, search] = [paramsSchema.safeParse(await params), searchSchema.safeParse(await searchParams)];
  const found = asked.success && search.success ? await getRevision(actor, asked.data.recordId, asked.data.version, search.data.against ?? null, search.data.part) : null;
  if (found === null) return <DeskNotFound locale={locale} />;

  const t = translatorFor(locale, "history");
  const { record, version, standing, from, rows, restoring, records, caseNumbers } = found;
  const name = recordTitle(record, locale);
  const title = t("revisionTitle", { name: name.text, number: version });
  const { against, part } = search.success ? search.data : { against: undefined, part: 1 };
  const before = (part - 1) * MOST_FACTS;
  const drawn = { locale, names: records, caseNumbers };
  return (
    <DeskPage
      locale={locale}
      title={title}
      crumbs={[
        { href: paths.desk.record(record.id), label: name.text, ...(name.lang === undefined ? {} : { lang: name.lang }) },
        { href: paths.desk.history(record.id), label: t("link") },
      ]}
    >
      <p className="mb-6">
        {t("made", { day: formatHonestDate(dayOf(found.at), locale), by: found.by })}
        {version === standing && ` · ${t("standing")}`}
      </p>
      <form action={paths.desk.revision(record.id, version)} method="get" className="mb-8 grid gap-1 border border-rule p-4">
        <h2 className="text-lead">{t("compare")}</h2>
        <label htmlFor="against" className={formClasses.label}>{t("compareLabel")}</label>
        <p id="against-hint" className={formClasses.hint}>{t("compareHint", { newest: standing })}</p>
        <div className="flex flex-wrap gap-3">
          <input id="against" name="against" inputMode="numeric" defaultValue={from} autoComplete="off" aria-describedby="against-hint" className={`${formClasses.control} max-w-28`} />
          <button type="submit" className={formClasses.secondary}>{t("compareButton")}</button>
        </div>
      </form>
      <section aria-labelledby="between" className="mb-10 grid gap-4">
        <h2 id="between">{t("between", { from: Math.min(from, version), to: Math.max(from, version) })}</h2>
        {rows.length === 0 && <p>{t("same")}</p>}
        <RowList {...drawn} rows={rows} />
      </section>
      <FactsThen
        {...drawn}
        facts={found.facts}
        before={before}
        count={found.factCount}
        ways={
          <FurtherLinks
            first={part === 1 ? null : { href: `${paths.desk.revision(record.id, version, { against })}#then`, label: t("thenFirst") }}
            next={before + found.facts.length >= found.factCount ? null : { href: `${paths.desk.revision(record.id, version, { against, part: part + 1 })}#then`, label: t("thenFurther") }}
          />
        }
      />
      {restoring !== null && !record.isWithdrawn && (
        <section aria-labelledby="restore" className="mt-10 grid gap-4 border-t border-rule pt-4">
          <h2 id="restore">{t("restore")}</h2>
          <p>{t("restoreHint")}</p>
          {restoring.refused.length > 0 && (
            <section aria-labelledby="refused" className="grid gap-4 border-s-4 border-caution ps-4">
              <h3 id="refused">{t("restoreRefused")}</h3>
              <p>{t("restoreRefusedHint")}</p>
              <RowList {...drawn} rows={restoring.refused} />
            </section>
          )}
          {restoring.rows.length === 0 ? (
            <p>{t(restoring.refused.length === 0 ? "restoreNothing" : "restoreOnlyRefused")}</p>
          ) : (
            <>
              <h3>{t("restoreRows")}</h3>
              <RowList {...drawn} rows={restoring.rows} />
              <RestoreForm locale={locale} recordId={record.id} version={version} standing={standing} title={title} />
            </>
          )}
        </section>
      )}
    </DeskPage>
  );
}
