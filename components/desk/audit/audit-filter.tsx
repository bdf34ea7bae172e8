import { formClasses } from "@/components/forms/form-classes";
import { AUDIT_EVENTS, NOBODY } from "@/lib/audit/schema";
import type { Locale } from "@/lib/core/kinds";
import { paths } from "@/lib/core/paths";
import { translatorFor } from "@/lib/messages/translate";

type Chosen = { who?: string | undefined; what?: string | undefined; record?: string | undefined; day?: string | undefined };
type AuditFilterProps = { locale: Locale; chosen: Chosen };

/** In one row a browser gives a text, a choice and a day each its own height. */
const BOX = `${formClasses.control} h-12`;

/** The filters of the audit log: a plain GET form, whose address can be kept. */
export function AuditFilter({ locale, chosen }: AuditFilterProps) {
  const t = translatorFor(locale, "workers");
  return (
    <form action={paths.desk.auditLog()} method="get" aria-label={t("audit.filter")} className="mb-8 flex flex-wrap items-end gap-4 border border-rule p-4">
      <div className="grid grow basis-60 gap-1">
        <label htmlFor="who" className={formClasses.label}>{t("audit.who")}</label>
        <p id="who-hint" className={formClasses.hint}>{t("audit.whoHint", { nobody: NOBODY })}</p>
        <input id="who" name="who" defaultValue={chosen.who ?? ""} autoComplete="off" spellCheck={false} aria-describedby="who-hint" className={BOX} />
      </div>
      <div className="grid grow basis-60 gap-1">
        <label htmlFor="what" className={formClasses.label}>{t("audit.what")}</label>
        <select id="what" name="what" defaultValue={chosen.what ?? ""} className={BOX}>
          <option value="">{t("audit.any")}</option>
          {AUDIT_EVENTS.map((event) => (
            <option key={event} value={event}>{t(`event.${event}`)}</option>
          ))}
        </select>
      </div>
      <div className="grid grow basis-60 gap-1">
        <label htmlFor="record" className={formClasses.label}>{t("audit.record")}</label>
        <input id="record" name="record" defaultValue={chosen.record ?? ""} autoComplete="off" spellCheck={false} className={BOX} />
      </div>
      <div className="grid grow basis-40 gap-1">
        <label htmlFor="day" className={formClasses.label}>{t("audit.day")}</label>
        <input id="day" name="day" type="date" defaultValue={chosen.day ?? ""} className={BOX} />
      </div>
      <button type="submit" className={`${formClasses.secondary} h-12`}>{t("audit.apply")}</button>
      {Object.values(chosen).some((value) => value !== undefined) && <a href={paths.desk.auditLog()} className="inline-flex h-12 items-center">{t("audit.clear")}</a>}
    </form>
  );
}
