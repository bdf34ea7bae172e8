import { formClasses } from "@/components/forms/form-classes";
import type { Locale, RecordKind } from "@/lib/core/kinds";
import { paths } from "@/lib/core/paths";
import { translatorFor } from "@/lib/messages/translate";

/** Finds records of one kind by a name, a title or a description: a plain GET form. */
export function FindRecords({ locale, kinds, kind, text }: { locale: Locale; kinds: readonly RecordKind[]; kind: RecordKind; text: string }) {
  const t = translatorFor(locale, "glossary");
  const words = translatorFor(locale, "words");
  return (
    <form action={paths.desk.records()} method="get" role="search" className="grid gap-4">
      <div className={formClasses.group}>
        <label htmlFor="kind" className={formClasses.label}>
          {t("records.kind")}
        </label>
        <select id="kind" name="kind" defaultValue={kind} className={formClasses.control}>
          {kinds.map((each) => (
            <option key={each} value={each}>
              {words(`recordKinds.${each}`)}
            </option>
          ))}
        </select>
      </div>
      <div className={formClasses.group}>
        <label htmlFor="q" className={formClasses.label}>
          {t("target.findLabel")}
        </label>
        <input id="q" name="q" type="search" defaultValue={text} maxLength={200} autoComplete="off" className={formClasses.control} />
      </div>
      <p>
        <button type="submit" className={formClasses.secondary}>
          {t("target.findButton")}
        </button>
      </p>
    </form>
  );
}
