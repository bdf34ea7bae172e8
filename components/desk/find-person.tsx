import { formClasses } from "@/components/forms/form-classes";
import type { Locale } from "@/lib/core/kinds";
import { paths } from "@/lib/core/paths";
import { translatorFor } from "@/lib/messages/translate";

type FindPersonProps = {
  locale: Locale;
  /** What the person is looked for: a heading above the box. */
  label?: string;
  text?: string;
  /** Where the results stand; the name goes into `q`. */
  to?: string;
  button?: string;
};

/** Finds a person by a name in any script: a plain GET form. */
export function FindPerson({ locale, label, text = "", to = paths.desk.cases(), button }: FindPersonProps) {
  const t = translatorFor(locale, "desk");
  return (
    <form action={to} method="get" role="search" className="mt-3 grid gap-1">
      {label !== undefined && <h3>{label}</h3>}
      <label htmlFor="q" className={formClasses.label}>
        {t("find.label")}
      </label>
      <p id="q-hint" className={formClasses.hint}>
        {t("find.hint")}
      </p>
      <div className="flex flex-wrap gap-3">
        <input id="q" name="q" type="search" defaultValue={text} maxLength={200} autoComplete="off" aria-describedby="q-hint" className={`${formClasses.control} grow basis-56`} />
        <button type="submit" className={formClasses.secondary}>
          {button ?? t("find.button")}
        </button>
      </div>
    </form>
  );
}
