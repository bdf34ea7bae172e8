/** Invented editions for the tests of this room. */
import { createHash, randomUUID } from "node:crypto";
import { boundsOf } from "@/lib/core/honest-date";
import { recordIdSchema, slugSchema, type RecordId } from "@/lib/core/ids";
import type { AboutRelation, RecordKind, SignatureState } from "@/lib/core/kinds";
import type { EditionCitation } from "@/lib/editions/contract";
import { editionFrom, isOf, type EditionOf } from "@/lib/editions/edition";

/** A record id of its own. */
export function someId(): RecordId {
  return recordIdSchema.parse(randomUUID());
}

/** A quotation, with its position where one is given. */
export function cite(source: RecordId, exact: string, start: number | null = null): EditionCitation {
  return { source, exact, prefix: "", suffix: "", start, end: start === null ? null : start + exact.length, locator: null };
}

/** What every fact carries; `edtf` dates it. */
export function fact(citations: EditionCitation[], edtf: string | null = null) {
  const date = edtf === null ? null : { edtf, ...boundsOf(edtf), printed: null, countedFrom: null };
  return {
    id: randomUUID(), date, modality: "stated", certainty: "certain", disputed: false, preferred: false, preferredReason: null, saidBy: null, saidByText: null, citations,
  };
}

/** An edition of this kind with these parts, checked against the contract. `words` among them: those for a practice, of which a body says nothing. */
export function edition<K extends RecordKind>(kind: K, slug: string, { words = null, ...parts }: Record<string, unknown>, id: RecordId = someId()): EditionOf<K> {
  const document = { contract: 1, kind, id, slug: slugSchema.parse(slug), names: [], attributes: [], ...parts };
  const entry = { id, kind, slug, number: 1, publishedOn: "2020-01-01", sha256: createHash("sha256").update(JSON.stringify(document)).digest("hex"), previousSha256: "00", reason: "published", publicNote: null, alone: false };
  const made = editionFrom({ ...entry, document, absent: [], words });
  if (!isOf(made, kind)) throw new Error("A fixture must be of its own kind.");
  return made;
}

type StatementParts = { edtf?: string; about?: [AboutRelation, RecordId][]; signatures?: [SignatureState, RecordId][] };

/** A statement with a date, what it is about and who signed it. */
export function statement(slug: string, { edtf, about = [], signatures = [] }: StatementParts): EditionOf<"statement"> {
  const citations = [cite(someId(), "words")];
  return edition("statement", slug, {
    attributes: edtf === undefined ? [] : [{ ...fact(citations, edtf), attribute: "dated", text: "printed", language: "en" }],
    speakers: [],
    passages: [],
    about: about.map(([relation, to]) => ({ ...fact(citations), to, relation })),
    signatures: signatures.map(([state, country]) => ({ ...fact(citations), country, state, capacity: null, language: "en" })),
  });
}
