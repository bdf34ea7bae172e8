import { DeskPage } from "@/components/desk/desk-page";
import { ExportForm } from "@/components/desk/imports/export-form";
import { StartImportForm } from "@/components/desk/imports/start-import-form";
import { DeskNotFound } from "@/components/desk/not-found";
import { requireActor } from "@/lib/accounts/require-actor";
import { roleAtLeast } from "@/lib/core/actor";
import { dayOf } from "@/lib/core/days";
import { formatHonestDate } from "@/lib/core/honest-date";
import { paths } from "@/lib/core/paths";
import { listImports } from "@/lib/imports/queries/get-import";
import { TEMPLATE_FORMATS } from "@/lib/imports/schema";
import { translatorFor } from "@/lib/messages/translate";

/** Bring a table of case updates; one's imports; take along what one may see. */
export default async function ImportsPage() {
  const actor = await requireActor();
  const { locale } = actor;
  if (!roleAtLeast(actor.role, "researcher")) return <DeskNotFound locale={locale} />;
  const t = translatorFor(locale, "imports");
  const imports = await listImports(actor);
  return (
    <DeskPage locale={locale} title={t("title")} crumbs={[]}>
      <p className="mb-8 max-w-measure">{t("intro")}</p>
      <section aria-labelledby="start" className="mb-10 max-w-measure">
        <h2 id="start" className="mb-3">{t("start.title")}</h2>
        <ul className="mb-4 flex flex-wrap gap-x-6">
          {TEMPLATE_FORMATS.map((format) => (
            <li key={format}>
              <a href={paths.desk.importTemplate(format)} className="inline-flex min-h-11 items-center">{t(`start.template.${format}`)}</a>
            </li>
          ))}
        </ul>
        <StartImportForm locale={locale} title={t("title")} writer={actor.accountId} />
      </section>
      <section aria-labelledby="imports" className="mb-10">
        <h2 id="imports" className="mb-3">{t("list.title")}</h2>
        {imports.length === 0 && <p className="text-muted">{t("list.none")}</p>}
        <ul className="grid gap-2">
          {imports.map(({ id, state, createdAt, rowCount }) => (
            <li key={id} className="min-w-0 border-s-4 border-rule ps-4">
              <a href={paths.desk.import(id)} className="inline-flex min-h-11 items-center font-semibold">{t("list.one", { day: formatHonestDate(dayOf(createdAt), locale) })}</a>
              <p className="text-muted">{t("list.rows", { count: rowCount })} · {t(`state.${state}`)}</p>
            </li>
          ))}
        </ul>
      </section>
      <section aria-labelledby="export">
        <h2 id="export" className="mb-3">{t("export.title")}</h2>
        <p className="mb-4 max-w-measure">{t("export.hint")}</p>
        <ExportForm locale={locale} />
      </section>
    </DeskPage>
  );
}
