import { formClasses } from "@/components/forms/form-classes";
import { AUDIT_EVENTS, NOBODY } from "@/lib/audit/schema";
import type { AccountId } from "@/lib/core/ids";
import type { Locale } from "@/lib/core/kinds";
import { paths } from "@/lib/core/paths";
import { translatorFor } from "@/lib/messages/translate";

type Chosen = { who?: string | undefined; what?: string | undefined; record?: string | undefined; day?: string | undefined };
type AuditFilterProps = { locale: Locale; chosen: Chosen; people: readonly { accountId: AccountId; displayName: string }[] };

/** The filters of the audit log: a plain GET form, whose address can be kept. */
export function AuditFilter({ locale, chosen, people }: AuditFilterProps) {
  const t = translatorFor(locale, "workers");
  const lists = [
    { name: "who", label: t("audit.who"), value: chosen.who, options: [...people.map(({ accountId, displayName }) => ({ value: accountId, label: displayName })), { value: NOBODY, label: t("audit.nobody") }] },
    { name: "what", label: t("audit.what"), value: chosen.what, options: AUDIT_EVENTS.map((event) => ({ value: event, label: t(`event.${event}`) })) },
  ];
  return (
    <form action={paths.desk.auditLog()} method="get" aria-label={t("audit.filter")} className="mb-8 flex flex-wrap items-end gap-4 border border-rule p-4">
      {lists.map(({ name, label, options, value }) => (
        <div key={name} className="grid grow basis-40 gap-1">
          <label htmlFor={name} className={formClasses.label}>{label}</label>
          <select id={name} name={name} defaultValue={value ?? ""} className={formClasses.control}>
            <option value="">{t("audit.any")}</option>
            {options.map((option) => (
              <option key={option.value} value={option.value}>{option.label}</option>
            ))}
          </select>
        </div>
      ))}
      <div className="grid grow basis-60 gap-1">
        <label htmlFor="record" className={formClasses.label}>{t("audit.record")}</label>
        <input id="record" name="record" defaultValue={chosen.record ?? ""} autoComplete="off" spellCheck={false} className={formClasses.control} />
      </div>
      <div className="grid grow basis-40 gap-1">
        <label htmlFor="day" className={formClasses.label}>{t("audit.day")}</label>
        <input id="day" name="day" type="date" defaultValue={chosen.day ?? ""} className={formClasses.control} />
      </div>
      <button type="submit" className={formClasses.secondary}>{t("audit.apply")}</button>
      {Object.values(chosen).some((value) => value !== undefined) && <a href={paths.desk.auditLog()} className="inline-flex min-h-11 items-center">{t("audit.clear")}</a>}
    </form>
  );
}
