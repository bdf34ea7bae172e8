import type { RecordId } from "@/lib/core/ids";
import type { AboutRelation } from "@/lib/core/kinds";
import type { EditionBodyOf, EditionPassage } from "@/lib/editions/contract";
import { standing, type EditionLookup } from "@/lib/editions/edition";
import type { EditionFact } from "@/lib/editions/facts";
import { byLabel } from "@/lib/editions/labels";
import { signatoriesOf } from "@/lib/editions/signatories";
import { translatorFor } from "@/lib/messages/translate";
import { Fact, Qualifiers, Refs, SaidBy } from "./evidence";
import { HowPut } from "./how-put";
import { InLanguage, RecordLink, RecordLinkById } from "./record-link";
import type { View } from "./view";

type Body = EditionBodyOf<"statement">;

/** The facts by which a statement belongs to a record's page: that it names it, or what it says of a statement that does. */
export function placingFacts(body: Body, about: RecordId, lookup: EditionLookup): EditionFact[] {
  const own = body.about.filter(({ to }) => to === about);
  return own.length > 0 ? own : body.about.filter(({ to, relation }) => relation !== "addressed_to" && lookup.get(to)?.body.kind === "statement");
}

const ORDER: readonly AboutRelation[] = ["names", "concerns", "reports", "answers", "comments_on", "addressed_to"];

/** "names …", "answers …": what a statement is about, in one line each, with sources. On a person's page the person is left out. */
export function StatementRelations({ body, view, person }: { body: Body; view: View; person?: RecordId }) {
  const t = translatorFor(view.locale, "public");
  const common = translatorFor(view.locale, "common");
  const lines = ORDER.flatMap((relation) => {
    const facts = body.about.filter((fact) => fact.relation === relation && fact.to !== person && view.lookup.has(fact.to));
    // Of several named people, a person's page names only the statement; the statement's page names them all.
    return facts.length === 0 || (person !== undefined && relation === "names") ? [] : [{ relation, facts }];
  });
  const signatories = signatoriesOf(body);
  const inOrder = byLabel(standing(view.lookup, signatories.map(({ country }) => country)), view.locale, view.lookup);
  const marked = inOrder.map((country) => ({ country, mark: signatories.find((signatory) => signatory.country === country.body.id)?.mark ?? null }));
  const signed = marked.toSorted((a, b) => Number(a.mark !== null) - Number(b.mark !== null));
  return (
    <>
      {signed.length === 0 || person === undefined ? null : (
        <p className="relation">
          {t("statement.signedBy")}{" "}
          {signed.map(({ country, mark }, position) => (
            <span key={country.body.id}>
              {position === 0 ? null : common("listSeparator")}
              <RecordLink edition={country} view={view} />
              {mark === null ? null : <> <HowPut how={mark} locale={view.locale} /></>}
            </span>
          ))}
        </p>
      )}
      {lines.map(({ relation, facts }) => (
        <p key={relation} className="relation">
          {t(`relation.${relation}`)}{" "}
          {facts.map((fact, position) => (
            <span key={fact.id}>
              <RecordLinkById id={fact.to} view={view} />
              {/* The number stands behind the comma, where it would otherwise float before it. */}
              {position === facts.length - 1 ? null : common("listSeparator").trimEnd()}
              <Refs fact={fact} view={view} /> <Qualifiers fact={fact} view={view} />
              {/* Said once where all of a line is from one mouth. */}
              {saidAlike(facts, facts[position + 1]) ? null : <SaidBy fact={fact} view={view} />}
            </span>
          ))}
        </p>
      ))}
    </>
  );
}

/** Whether a next fact of the line is there to carry "according to" for all of them. */
function saidAlike(facts: readonly EditionFact[], next: EditionFact | undefined): boolean {
  const [first] = facts;
  return next !== undefined && facts.every(({ saidBy, saidByText }) => saidBy === first?.saidBy && saidByText === first.saidByText);
}

/** The words quoted from a statement; terms it merely uses are left to its own page. */
export function QuotedPassages({ body, view }: { body: Body; view: View }) {
  const passages = body.passages.filter(({ quoted, passage }) => quoted && passage !== "term");
  return passages.length === 0 ? null : <Passages passages={passages} view={view} />;
}

/** Passages one below the other: quoted ones in quotation marks, reported ones marked as not the statement's own words. */
export function Passages({ passages, view }: { passages: readonly EditionPassage[]; view: View }) {
  const t = translatorFor(view.locale, "public");
  const words = translatorFor(view.locale, "words");
  return (
    <ul className="passages">
      {passages.map((passage) => (
        <li key={passage.id}>
          <span className="kind">
            {words(`passage.${passage.passage}`)}
            {passage.quoted ? null : <> · {t("statement.reported")}</>}
          </span>
          <Fact fact={passage} view={view}>
            {passage.quoted ? <q lang={passage.language}>{passage.text}</q> : <InLanguage text={passage.text} language={passage.language} />}
          </Fact>
        </li>
      ))}
    </ul>
  );
}
