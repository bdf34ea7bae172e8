import type { Locale } from "@/lib/core/kinds";
import { paths } from "@/lib/core/paths";
import { toldWords } from "@/lib/imports/codes";
import { IN_TEMPLATE } from "@/lib/imports/kinds-of-row";
import { TEMPLATE_FORMATS, TEMPLATES } from "@/lib/imports/schema";
import { translatorFor } from "@/lib/messages/translate";

/** Tables to fill in for what is no case update, each with the words that say what a row of it tells. Shut until somebody wants one. */
export function OtherTemplates({ locale }: { locale: Locale }) {
  const t = translatorFor(locale, "imports");
  const others = TEMPLATES.filter((template) => template !== "case-updates");
  return (
    <details className="mb-4 border-s-4 border-rule ps-4">
      <summary className="min-h-11 cursor-pointer py-2 font-semibold">{t("start.otherTemplates")}</summary>
      <p className="mb-3">{t("start.otherHint")}</p>
      <dl className="grid gap-3">
        {others.map((template) => (
          <div key={template} className="min-w-0">
            <dt className="flex flex-wrap gap-x-6">
              {TEMPLATE_FORMATS.map((format) => (
                <a key={format} href={paths.desk.importTemplate(format, template)} className="inline-flex min-h-11 items-center">
                  {t("start.templateOf", { rows: t(`start.rows.${template}`), format: format.toUpperCase() })}
                </a>
              ))}
            </dt>
            {toldWords(IN_TEMPLATE[template], locale).map(({ code, words }) => (
              <dd key={code} className="text-small break-words text-muted">{t("start.said", { words, code })}</dd>
            ))}
          </div>
        ))}
      </dl>
    </details>
  );
}
