import { formClasses } from "@/components/forms/form-classes";
import type { Locale } from "@/lib/core/kinds";
import { paths } from "@/lib/core/paths";
import { EXPORT_FORMATS, EXPORT_SCOPES, EXPORTED, type ChosenExport } from "@/lib/imports/schema";
import { translatorFor } from "@/lib/messages/translate";

/** Takes along what one may see: a plain form, whose answer is a file. It posts, since it is put on file: no link elsewhere can do it. */
export function ExportForm({ locale, chosen }: { locale: Locale; /** On the way back from a proof, or from signing in. */ chosen: ChosenExport }) {
  const t = translatorFor(locale, "imports");
  const lists = [["what", EXPORTED], ["scope", EXPORT_SCOPES], ["format", EXPORT_FORMATS]] as const;
  return (
    <form action={paths.desk.exports()} method="post" className={formClasses.form}>
      <div className="flex flex-wrap items-end gap-4">
        {lists.map(([name, values]) => (
          <div key={name} className="grid min-w-0 grow basis-52 gap-1">
            <label htmlFor={`export-${name}`} className={formClasses.label}>{t(`export.${name}`)}</label>
            <select id={`export-${name}`} name={name} defaultValue={chosen[name]} className={formClasses.control}>
              {values.map((value) => (
                <option key={value} value={value}>{t(`export.${value}`)}</option>
              ))}
            </select>
          </div>
        ))}
      </div>
      <p className="text-small text-muted">{t("export.exactness")}</p>
      <p className="text-small text-muted">{t("export.formulas")}</p>
      <p>
        <button type="submit" className={formClasses.secondary}>{t("export.submit")}</button>
      </p>
    </form>
  );
}
