import * as z from "zod";
import { momentText } from "@/components/desk/accounts/moment";
import { DeskPage } from "@/components/desk/desk-page";
import { recordTitle } from "@/components/desk/fact-words";
import { CheckedRows } from "@/components/desk/imports/checked-rows";
import { ColumnForm } from "@/components/desk/imports/column-form";
import { ImportSteps } from "@/components/desk/imports/import-steps";
import { LookAgain } from "@/components/desk/imports/look-again";
import { PeopleForm } from "@/components/desk/imports/people-form";
import { DeskNotFound } from "@/components/desk/not-found";
import { requireActor } from "@/lib/accounts/require-actor";
import { dayOf } from "@/lib/core/days";
import { formatHonestDate } from "@/lib/core/honest-date";
import { importIdSchema } from "@/lib/core/ids";
import type { Locale } from "@/lib/core/kinds";
import { siteLanguage } from "@/lib/core/languages";
import { paths } from "@/lib/core/paths";
import { getImport, type ImportView } from "@/lib/imports/queries/get-import";
import { errorSentence, translatorFor } from "@/lib/messages/translate";

const paramsSchema = z.object({ importId: importIdSchema });
const searchSchema = z.object({ after: z.coerce.number().int().min(0).max(10_000_000).catch(0).default(0), only: z.literal("left").optional().catch(undefined), /** Once every row was checked: to say anew what the columns mean. */ columns: z.literal("anew").optional().catch(undefined) });

/** One import, from its columns to what came of it. */
export default async function ImportPage({ params, searchParams }: { params: Promise<unknown>; searchParams: Promise<unknown> }) {
  const actor = await requireActor();
  const { locale } = actor;
  const asked = paramsSchema.safeParse(await params);
  const { after, only, columns: anew } = searchSchema.parse(await searchParams);
  const found = asked.success ? await getImport(actor, asked.data.importId, after, only) : null;
  if (found === null) return <DeskNotFound locale={locale} />;

  const t = translatorFor(locale, "imports");
  const day = (moment: Date) => formatHonestDate(dayOf(moment), locale);
  const title = t("one.title", { moment: momentText(found.createdAt, locale) });
  const isRunning = found.state === "checking" || found.state === "applying";
  const mayApply = found.may.apply && found.rowCount > found.left.known;
  // Below what is to be done next: where every row is right, that is to apply.
  const columns = found.may.check && (
    <section aria-labelledby="columns" className="my-10">
      <h2 id="columns" className="mb-3">{t("columns.title")}</h2>
      <p className="mb-4 max-w-measure">{t("columns.hint")}</p>
      {found.state === "checked" && anew === undefined ? (
        <p>
          <a href={`${paths.desk.import(found.id)}?columns=anew#columns`} className="inline-flex min-h-11 items-center">{t("columns.anew")}</a>
        </p>
      ) : (
        <ColumnForm locale={locale} title={title} importId={found.id} headings={found.headings} mapping={found.mapping} samples={found.samples} isAgain={found.state !== "read"} />
      )}
    </section>
  );
  return (
    <DeskPage locale={locale} title={title} crumbs={[{ href: paths.desk.imports(), label: t("title") }]}>
      <dl className="mb-8 grid grid-cols-[6.5rem_minmax(0,1fr)] gap-x-4 gap-y-1 sm:grid-cols-[11rem_minmax(0,1fr)]">
        <dt className="text-muted">{t("one.state")}</dt>
        <dd className="font-semibold">{t(`state.${found.state}`)}</dd>
        <dt className="text-muted">{t("one.read")}</dt>
        <dd>{found.sheet === null ? t("one.readAs", { count: found.rowCount, encoding: t(`encoding.${found.encoding as "utf-8"}`), delimiter: t(`delimiter.${found.delimiter as "comma"}`) }) : t("one.readSheet", { count: found.rowCount, sheet: found.sheet.number, sheets: found.sheet.count })}</dd>
      </dl>
      {found.failure !== null && <p role="alert" className="mb-6 border-2 border-danger p-4">{t("one.failed", { reason: errorSentence(locale, found.failure) })}</p>}
      {found.appliedBefore !== null && !isRunning && <p className="mb-6 border-s-4 border-accent bg-accent-soft p-4">{found.appliedBefore.on === null ? t("one.applyingNow", { name: found.appliedBefore.by }) : t("one.appliedBefore", { day: day(found.appliedBefore.on), name: found.appliedBefore.by })}</p>}
      {isRunning && <Progress locale={locale} view={found} />}
      {found.asks.length > 0 && found.may.decide && (
        <section aria-labelledby="ask" className="mb-10 max-w-measure">
          <h2 id="ask" className="mb-3">{t("ask.title")}</h2>
          <p className="mb-4">{t("ask.hint")}</p>
          <PeopleForm locale={locale} title={title} importId={found.id} asks={found.asks} />
        </section>
      )}
      {found.state === "checked" && (
        <section aria-labelledby="found" className="mb-10">
          <h2 id="found" className="mb-3">{t("found.title")}</h2>
          <Found locale={locale} view={found} only={only} />
          <CheckedRows locale={locale} importId={found.id} rows={found.rows} records={found.records} next={found.next} only={only} />
        </section>
      )}
      {found.changes.length > 0 && <Brought locale={locale} view={found} />}
      {!mayApply && columns}
      <ImportSteps
        locale={locale}
        title={title}
        importId={found.id}
        may={{ ...found.may, apply: mayApply }}
        wasAppliedBefore={found.appliedBefore !== null}
        addsPeople={found.addsPeople}
        left={found.left}
        counts={found.counts}
      />
      {mayApply && columns}
    </DeskPage>
  );
}

/** In one sentence each: what is wrong, what can be applied, and what is left out. */
function Found({ locale, view: { id, problemRows, rowCount, left }, only }: { locale: Locale; view: ImportView; only: "left" | undefined }) {
  const t = translatorFor(locale, "imports");
  if (problemRows !== 0) return <p className="mb-4 font-semibold">{t("found.wrong", { count: problemRows ?? 0 })}</p>;
  return (
    <>
      <p className="mb-4 font-semibold">
        {[rowCount === left.known ? t("found.nothingNew") : t("found.allRight", { count: rowCount - left.known }), ...(left.known > 0 ? [t("found.allKnown", { count: left.known })] : [])].join(siteLanguage(locale).space)}
      </p>
      {left.part > 0 && (
        <div className="mb-4 max-w-measure border-s-4 border-accent bg-accent-soft p-4">
          <p>{t("found.left", { count: left.part })}</p>
          <p>
            <a href={paths.desk.import(id, undefined, only === undefined ? "left" : undefined)} className="inline-flex min-h-11 items-center">{t(only === undefined ? "found.onlyLeft" : "found.everyRow")}</a>
          </p>
        </div>
      )}
    </>
  );
}

function Progress({ locale, view }: { locale: Locale; view: ImportView }) {
  const t = translatorFor(locale, "imports");
  return (
    <section aria-label={t("progress.label")} className="mb-8">
      <progress value={view.rowsDone} max={view.rowCount} aria-label={t("progress.label")} className="h-4 w-full max-w-measure" />
      <p role="status">{view.isStalled ? t("progress.stalled") : t("progress.text", { done: view.rowsDone, count: view.rowCount })}</p>
      <p>
        <a href={paths.desk.import(view.id)} className="inline-flex min-h-11 items-center">{t("progress.again")}</a>
      </p>
      {!view.isStalled && <LookAgain />}
    </section>
  );
}

function Brought({ locale, view }: { locale: Locale; view: ImportView }) {
  const t = translatorFor(locale, "imports");
  const words = translatorFor(locale, "words");
  return (
    <section aria-labelledby="brought" className="mb-10">
      <h2 id="brought" className="mb-3">{t("brought.title")}</h2>
      <p className="mb-3">{view.changes.length < view.counts.all ? t("brought.some", { shown: view.changes.length, count: view.counts.all }) : t("brought.count", { count: view.counts.all })}</p>
      <ul className="grid gap-2">
        {view.changes.map(({ id, state, record }) => {
          const name = recordTitle(record, locale);
          return (
            <li key={id} className="min-w-0 border-s-4 border-rule ps-4">
              {state === "discarded" ? <span lang={name.lang}>{name.text}</span> : <a href={paths.desk.change(id)} lang={name.lang} className="inline-flex min-h-11 items-center">{name.text}</a>} · {words(`changeState.${state}`)}
            </li>
          );
        })}
      </ul>
    </section>
  );
}
