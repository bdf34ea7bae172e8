/** Reading the facts of a body: every place where a fact can stand, so that citations and counts miss none. */
import type { RecordId } from "@/lib/core/ids";
import type { Attribute } from "@/lib/core/kinds";
import type { EditionAttribute, EditionBody, EditionBodyOf, EditionCase, EditionCitation } from "@/lib/editions/contract";

/** What every public fact carries, whatever its kind. */
export type EditionFact = Pick<
  EditionAttribute,
  "id" | "date" | "modality" | "certainty" | "disputed" | "preferred" | "preferredReason" | "saidBy" | "saidByText" | "citations"
>;

/** Every fact of a body, in reading order. */
export function factsOf(body: EditionBody): EditionFact[] {
  const shared = [...body.names, ...body.attributes];
  switch (body.kind) {
    case "person":
      return [...shared, ...body.affiliations, ...body.cases.flatMap(factsOfCase)];
    case "organisation":
      return [...shared, ...body.affiliations];
    case "source":
      return [...shared, ...body.parents];
    case "statement":
      return [...shared, ...body.speakers, ...body.passages, ...body.about, ...body.signatures];
    case "practice":
    case "country":
      return shared;
  }
}

/** Every fact of one case, in reading order. */
export function factsOfCase({ events, spells = [], charges = [], representations = [] }: EditionCase): EditionFact[] {
  return [...events, ...spells, ...charges, ...representations];
}

/** Every quotation that a body rests on. */
export function citationsOf(body: EditionBody): EditionCitation[] {
  return factsOf(body).flatMap(({ citations }) => citations);
}

/** The quotations that a list of statements shows: of their date, what they are about and their words. */
export function citationsDrawnOf(statements: readonly { body: EditionBodyOf<"statement"> }[]): EditionCitation[] {
  return statements
    .flatMap(({ body }) => [...attributesOf(body, "dated"), ...body.about, ...body.passages])
    .flatMap(({ citations }) => citations);
}

/** The readings of one attribute, the preferred one first. Several: the sources disagree, and all are shown. */
export function attributesOf(body: Pick<EditionBody, "attributes">, attribute: Attribute): EditionAttribute[] {
  return preferredFirst(body.attributes.filter((fact) => fact.attribute === attribute));
}

/** The same facts, preferred ones first, otherwise in their order. */
export function preferredFirst<F extends { preferred: boolean }>(facts: readonly F[]): F[] {
  return facts.toSorted((a, b) => Number(b.preferred) - Number(a.preferred));
}

const mentioned = new WeakMap<EditionBody, readonly RecordId[]>();

/** Every record that a body points to, its sources included, each once. Worked out once for each body, which nobody changes. */
export function mentionedIn(body: EditionBody): readonly RecordId[] {
  const known = mentioned.get(body) ?? mentionsIn(body);
  mentioned.set(body, known);
  return known;
}

function mentionsIn(body: EditionBody): RecordId[] {
  const found = new Set<RecordId>();
  const add = (id: RecordId | null) => id !== null && found.add(id);
  for (const fact of factsOf(body)) {
    add(fact.saidBy);
    for (const { source } of fact.citations) add(source);
  }
  for (const id of pointedTo(body)) add(id);
  return [...found];
}

function pointedTo(body: EditionBody): (RecordId | null)[] {
  switch (body.kind) {
    case "person":
      return [
        ...body.affiliations.map(({ to }) => to),
        ...body.cases.flatMap(({ events, spells = [], representations = [] }) => [
          ...[...events, ...spells].map(({ practice }) => practice), ...representations.map(({ lawyer }) => lawyer),
        ]),
      ];
    case "organisation":
      return body.affiliations.map(({ to }) => to);
    case "source":
      return body.parents.map(({ parent }) => parent);
    case "statement":
      return [...body.speakers.map(({ by }) => by), ...body.about.map(({ to }) => to), ...body.signatures.map(({ country }) => country)];
    case "practice":
    case "country":
      return [];
  }
}
