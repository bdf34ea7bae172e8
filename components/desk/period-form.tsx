import { formClasses } from "@/components/forms/form-classes";
import { QUIET_DAYS } from "@/lib/cases/schema";
import type { Locale } from "@/lib/core/kinds";
import { paths } from "@/lib/core/paths";
import { translatorFor } from "@/lib/messages/translate";

/** How long a case must have been without news to be listed: a plain GET form. */
export function PeriodForm({ locale, days }: { locale: Locale; days: number }) {
  const t = translatorFor(locale, "today");
  return (
    <form action={paths.desk.todayList("quiet")} method="get" className="mb-6 flex flex-wrap items-end gap-3">
      <div className={formClasses.group}>
        <label htmlFor="days" className={formClasses.label}>
          {t("quiet.period")}
        </label>
        <select id="days" name="days" defaultValue={String(days)} className={formClasses.narrow}>
          {QUIET_DAYS.map((count) => (
            <option key={count} value={String(count)}>
              {t("quiet.days", { count })}
            </option>
          ))}
        </select>
      </div>
      <button type="submit" className={formClasses.secondary}>
        {t("quiet.show")}
      </button>
    </form>
  );
}
