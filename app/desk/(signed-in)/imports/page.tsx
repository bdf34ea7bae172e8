import { DeskPage } from "@/components/desk/desk-page";
import { ExportForm } from "@/components/desk/imports/export-form";
import { ExportList, ImportList } from "@/components/desk/imports/listed-imports";
import { OtherTemplates } from "@/components/desk/imports/other-templates";
import { StartImportForm } from "@/components/desk/imports/start-import-form";
import { DeskNotFound } from "@/components/desk/not-found";
import { DrawnFrom, DrawnOnce } from "@/components/ui/drawn-once";
import { requireActor } from "@/lib/accounts/require-actor";
import { roleAtLeast } from "@/lib/core/actor";
import type { Locale } from "@/lib/core/kinds";
import { paths } from "@/lib/core/paths";
import { otherTemplates } from "@/lib/imports/labels";
import { listImports } from "@/lib/imports/queries/get-import";
import { listOwnExports } from "@/lib/imports/queries/list-own-exports";
import { chosenExportSchema, TEMPLATE_FORMATS } from "@/lib/imports/schema";
import { translatorFor } from "@/lib/messages/translate";

/** Of what one took along before, the latest; the audit log has all. */
const MOST_EXPORTS = 20;

/** Bring a table about people; one's imports; take along what one may see. */
export default async function ImportsPage({ searchParams }: { searchParams: Promise<unknown> }) {
  const actor = await requireActor();
  const { locale } = actor;
  if (!roleAtLeast(actor.role, "researcher")) return <DeskNotFound locale={locale} />;
  const t = translatorFor(locale, "imports");
  const [imports, takenAlong] = await Promise.all([listImports(actor), listOwnExports(actor, MOST_EXPORTS)]);
  const chosen = chosenExportSchema.parse(await searchParams);
  return (
    <DeskPage locale={locale} title={t("title")} crumbs={[]}>
      <p className="mb-8 max-w-measure">{t("intro")}</p>
      <section aria-labelledby="start" className="mb-10 max-w-measure">
        <h2 id="start" className="mb-3">{t("start.title")}</h2>
        <DrawnFrom from={{ locale }} draw={templatesToFillIn} />
        <StartImportForm locale={locale} title={t("title")} writer={actor.accountId} />
      </section>
      <section aria-labelledby="imports" className="mb-10">
        <h2 id="imports" className="mb-3">{t("list.title")}</h2>
        <ImportList locale={locale} imports={imports} />
      </section>
      <section aria-labelledby="export">
        <h2 id="export" className="mb-3">{t("export.title")}</h2>
        <p className="mb-4 max-w-measure">{t("export.hint")}</p>
        {Object.keys(chosen).length === 0 ? <DrawnFrom from={{ locale }} draw={exportWithoutChoice} /> : <DrawnOnce><ExportForm locale={locale} chosen={chosen} /></DrawnOnce>}
        <h3 className="mt-8 mb-3">{t("export.before")}</h3>
        <ExportList locale={locale} exports={takenAlong} />
      </section>
    </DeskPage>
  );
}

function templatesToFillIn({ locale }: { locale: Locale }) {
  const t = translatorFor(locale, "imports");
  return (
    <>
      <ul className="mb-2 flex flex-wrap gap-x-6">
        {TEMPLATE_FORMATS.map((format) => (
          <li key={format}>
            <a href={paths.desk.importTemplate(format)} className="inline-flex min-h-11 items-center">{t(`start.template.${format}`)}</a>
          </li>
        ))}
      </ul>
      <OtherTemplates locale={locale} templates={otherTemplates(locale)} />
    </>
  );
}

function exportWithoutChoice({ locale }: { locale: Locale }) {
  return <ExportForm locale={locale} chosen={{}} />;
}
