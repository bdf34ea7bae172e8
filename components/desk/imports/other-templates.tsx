import type { Locale } from "@/lib/core/kinds";
import { paths } from "@/lib/core/paths";
import { TEMPLATE_FORMATS, type Template } from "@/lib/imports/schema";
import { translatorFor } from "@/lib/messages/translate";

type OtherTemplatesProps = { locale: Locale; /** Each with the words, and their codes, by which a row of it says what it tells. */ templates: readonly { template: Exclude<Template, "case-updates">; told: readonly { code: string; words: string }[] }[] };

/** Tables to fill in for what is no case update. Shut until somebody wants one. */
export function OtherTemplates({ locale, templates }: OtherTemplatesProps) {
  const t = translatorFor(locale, "imports");
  return (
    <details className="mb-4 border-s-4 border-rule ps-4">
      <summary className="min-h-11 cursor-pointer py-2 font-semibold">{t("start.otherTemplates")}</summary>
      <p className="mb-3">{t("start.otherHint")}</p>
      <dl className="grid gap-3">
        {templates.map(({ template, told }) => (
          <div key={template} className="min-w-0">
            <dt className="flex flex-wrap gap-x-6">
              {TEMPLATE_FORMATS.map((format) => (
                <a key={format} href={paths.desk.importTemplate(format, template)} className="inline-flex min-h-11 items-center">
                  {t("start.templateOf", { rows: t(`start.rows.${template}`), format: format.toUpperCase() })}
                </a>
              ))}
            </dt>
            {told.map(({ code, words }) => (
              <dd key={code} className="text-small break-words text-muted">{t("start.said", { words, code })}</dd>
            ))}
          </div>
        ))}
      </dl>
    </details>
  );
}
