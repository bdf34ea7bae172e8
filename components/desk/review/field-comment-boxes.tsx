import { Disclosure } from "@/components/forms/disclosure";
import { TextArea } from "@/components/forms/text-area";
import { factLines, factTitle, type CaseNumbers, type RecordNames } from "@/components/desk/fact-words";
import type { ReviewedFact } from "@/components/desk/fact-difference";
import type { Locale } from "@/lib/core/kinds";
import { labelled } from "@/lib/core/languages";
import { translatorFor } from "@/lib/messages/translate";

type FieldCommentBoxesProps = { locale: Locale; rows: readonly ReviewedFact[]; names: RecordNames; caseNumbers: CaseNumbers };

/** Facts of one form: as many as one post carries (lib/accounts/form-data.ts). */
const MOST_FACTS = 100;

/** A box for each field of each fact that would change, folded up fact by fact; whatever is left empty says nothing. */
export function FieldCommentBoxes({ locale, rows, names, caseNumbers }: FieldCommentBoxesProps) {
  const t = translatorFor(locale, "reviewing");
  const facts = rows.flatMap((row) => row.after ?? row.before ?? []);
  if (facts.length === 0) return null;
  return (
    <div className="grid gap-3">
      <p className="font-semibold">{t("comments.perField")}</p>
      <p className="text-small text-muted">{t("comments.perFieldHint")}</p>
      {facts.slice(0, MOST_FACTS).map((fact, index) => {
        const what = factTitle(fact.value, locale);
        const lines = new Map(factLines(fact, locale, names, caseNumbers).flatMap(({ key, label, isUsual }) => (isUsual === true ? [] : [[key, label] as const])));
        return (
          <Disclosure key={fact.id} summary={"text" in fact.value ? labelled(locale, what, fact.value.text) : what} prefix={`comments[${index}].on.`}>
            <input type="hidden" name={`comments[${index}].assertionId`} value={fact.id} />
            {[["whole", t("comments.whole")] as const, ...lines].map(([key, label]) => (
              <TextArea key={key} name={`comments[${index}].on.${key}`} label={t("comments.on", { what, field: label })} optional rows={1} />
            ))}
          </Disclosure>
        );
      })}
      {facts.length > MOST_FACTS && <p className="text-small text-muted">{t("comments.cut")}</p>}
    </div>
  );
}
