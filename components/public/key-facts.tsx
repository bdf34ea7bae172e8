import { ATTRIBUTES, MEDIA, OCCUPATIONS, STATEMENT_FORMS, type Attribute, type Locale } from "@/lib/core/kinds";
import { languageName } from "@/lib/core/languages";
import type { EditionAffiliation, EditionAttribute, EditionBody } from "@/lib/editions/contract";
import { attributesOf, preferredFirst } from "@/lib/editions/facts";
import { translatorFor } from "@/lib/messages/translate";
import { Fact } from "./evidence";
import { AsPrinted, HonestDateText } from "./honest-date-text";
import { WebAddress } from "./note-uses";
import { InLanguage, RecordLinkById } from "./record-link";
import type { View } from "./view";

// A description repeats what a date or title quotes; it stands last.
const ORDER: readonly Attribute[] = [...ATTRIBUTES].toSorted((a, b) => Number(a === "description") - Number(b === "description"));

/** What is said of a record, attribute by attribute, each reading with its sources. */
export function KeyFacts({ body, view, skip = [] }: { body: EditionBody; view: View; skip?: readonly Attribute[] }) {
  const words = translatorFor(view.locale, "words");
  const rows = ORDER.filter((attribute) => !skip.includes(attribute)).map((attribute) => ({ attribute, facts: attributesOf(body, attribute) }));
  const shown = rows.filter(({ facts }) => facts.length > 0);
  const affiliations = "affiliations" in body ? preferredFirst(body.affiliations).filter(({ to }) => view.lookup.has(to)) : [];
  if (shown.length + affiliations.length === 0) return <p className="nothing">{translatorFor(view.locale, "public")("nothingRecorded")}</p>;
  return (
    <dl className="key-facts">
      {shown.map(({ attribute, facts }) => (
        <div key={attribute}>
          <dt>{words(`attribute.${attribute}`)}</dt>
          {facts.map((fact) => (
            <dd key={fact.id}>
              <Fact fact={fact} view={view}>
                <AttributeValue fact={fact} locale={view.locale} />
              </Fact>
            </dd>
          ))}
        </div>
      ))}
      {affiliations.map((fact) => (
        <div key={fact.id}>
          <dt>{words(`affiliation.${fact.affiliation}`)}</dt>
          <dd>
            <Fact fact={fact} view={view}>
              <RecordLinkById id={fact.to} view={view} />
              <Role fact={fact} />
            </Fact>
          </dd>
        </div>
      ))}
    </dl>
  );
}

function Role({ fact }: { fact: EditionAffiliation }) {
  return fact.role === null ? null : (
    <>
      {" · "}
      <InLanguage text={fact.role} language={fact.language} />
    </>
  );
}

function AttributeValue({ fact, locale }: { fact: EditionAttribute; locale: Locale }) {
  const words = translatorFor(locale, "words");
  const code = <C extends string>(codes: readonly C[]) => codes.find((known) => known === fact.text);
  switch (fact.attribute) {
    case "occupation": {
      const occupation = code(OCCUPATIONS);
      return <>{occupation === undefined ? fact.text : words(`occupation.${occupation}`)}</>;
    }
    case "medium": {
      const medium = code(MEDIA);
      return <>{medium === undefined ? fact.text : words(`medium.${medium}`)}</>;
    }
    case "form": {
      const form = code(STATEMENT_FORMS);
      return <>{form === undefined ? fact.text : words(`statementForm.${form}`)}</>;
    }
    case "language":
      return <>{languageName(fact.text, locale)}</>;
    case "dated":
    case "born":
      return fact.date === null ? (
        <InLanguage text={fact.text} language={fact.language} />
      ) : (
        <>
          <HonestDateText edtf={fact.date.edtf} locale={locale} />
          <AsPrinted date={fact.date} language={fact.language} locale={locale} />
        </>
      );
    case "address":
    case "archive":
      return <WebAddress text={fact.text} />;
    default:
      return (
        <>
          {/* No language: "" says that it is unknown, and not the page's own. */}
          <q lang={fact.language ?? ""}>{fact.text}</q>
          {fact.date === null ? null : <AsOf fact={fact} locale={locale} />}
        </>
      );
  }
}

// Said at a time of a thing that may change: "has not been made public", as reported between two days.
function AsOf({ fact, locale }: { fact: EditionAttribute; locale: Locale }) {
  return fact.date === null ? null : (
    <span className="as-printed">
      {translatorFor(locale, "public")("date.asReported")} <HonestDateText edtf={fact.date.edtf} locale={locale} />
    </span>
  );
}
