import { Fieldset } from "@/components/forms/fieldset";
import { valueParts, type PlainKind, type ValueForm } from "@/components/desk/value-parts";

/** What a fact says, by its kind (value-parts.tsx). @param title what the fact is called: its kind, or which attribute */
export function ValueFields({ kind, title, ...form }: ValueForm & { kind: PlainKind; title: string }) {
  return (
    <Fieldset legend={title}>
      {valueParts(kind, form).map((part, index) => (
        // A fact keeps its kind: the boxes of one form never change places.
        <div key={index} className="contents">
          {part}
        </div>
      ))}
    </Fieldset>
  );
}
