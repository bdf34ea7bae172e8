import type { RecordId } from "@/lib/core/ids";
import type { EditionSignature } from "@/lib/editions/contract";
import { standing } from "@/lib/editions/edition";
import { byLabel } from "@/lib/editions/labels";
import { markOf } from "@/lib/editions/mark";
import { translatorFor } from "@/lib/messages/translate";
import { Qualifiers, Refs, SaidBy } from "./evidence";
import { HowPut, Mark } from "./how-put";
import { InLanguage, RecordLinkById } from "./record-link";
import type { View } from "./view";

/** Status by word, shape and colour: a filled circle for signed, an empty one for noted absent. */
export function SignatureMark({ state, locale }: { state: EditionSignature["state"]; locale: View["locale"] }) {
  const word = translatorFor(locale, "words")(`signatureState.${state}`);
  return state === "signed" ? (
    <Mark shape="●" tone="accent">
      {word}
    </Mark>
  ) : (
    <Mark shape="○" tone="caution">
      {word}
    </Mark>
  );
}

type SignatureListProps = { signatures: readonly EditionSignature[]; view: View; /** Countries of which sources contradict each other: each reading of them says so. */ contradicted?: ReadonlySet<RecordId> };

/** Countries with their state, the capacity in which they signed, who says so and the sources. */
export function SignatureList({ signatures, view, contradicted = new Set() }: SignatureListProps) {
  const countries = byLabel(standing(view.lookup, signatures.map(({ country }) => country)), view.locale, view.lookup);
  const shown = countries.flatMap(({ body }) => signatures.filter(({ country }) => country === body.id));
  return (
    <ul className="signatures">
      {shown.map((signature) => (
        <li key={signature.id}>
          <p>
            <strong>
              <RecordLinkById id={signature.country} view={view} />
            </strong>
            <Refs fact={signature} view={view} /> <SignatureMark state={signature.state} locale={view.locale} />{" "}
            {contradicted.has(signature.country) && markOf([signature]) === null ? <HowPut how="disputed" locale={view.locale} /> : null}
            <Qualifiers fact={signature} view={view} />
          </p>
          {signature.capacity === null ? null : (
            <p className="kind">
              {translatorFor(view.locale, "public")("statement.capacity")} <InLanguage text={signature.capacity} language={signature.language} />
            </p>
          )}
          <p>
            <SaidBy fact={signature} view={view} />
          </p>
        </li>
      ))}
    </ul>
  );
}
