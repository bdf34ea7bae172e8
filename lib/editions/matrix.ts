/** Countries × signed statements: signed, noted absent, or nothing on record, which means only that no source says. */
import type { RecordId } from "@/lib/core/ids";
import type { EditionSignature } from "@/lib/editions/contract";
import type { EditionOf } from "@/lib/editions/edition";
import { preferredFirst } from "@/lib/editions/facts";
import { statementsInTime } from "@/lib/editions/timeline";

export type SignatureMatrix = {
  /** Statements that anybody signed, or was noted absent from, in time. */
  statements: EditionOf<"statement">[];
  /** One row per country on record; `cells` stand in the order of the statements, each with every differing reading. Empty: nothing on record. */
  rows: { country: EditionOf<"country">; cells: EditionSignature[][] }[];
};

/**
 * The matrix.
 * @param countries every country on record, in the order to show
 * @param statements every statement; those without signatures are left out
 */
export function signatureMatrix(countries: readonly EditionOf<"country">[], statements: readonly EditionOf<"statement">[]): SignatureMatrix {
  const signed = statementsInTime(statements.filter(({ body }) => body.signatures.length > 0));
  return {
    statements: signed,
    rows: countries.map((country) => ({ country, cells: signed.map((statement) => signaturesOf(statement, country.body.id)) })),
  };
}

// Readings that would be drawn alike are drawn once; those that differ stand side by side, never one of them alone.
function signaturesOf(statement: EditionOf<"statement">, country: RecordId): EditionSignature[] {
  const readings = preferredFirst(statement.body.signatures.filter((signature) => signature.country === country));
  const drawn = new Map<string, EditionSignature>();
  for (const reading of readings) {
    const { state, modality, certainty, disputed, preferred, saidBy, saidByText } = reading;
    const key = JSON.stringify([state, modality, certainty, disputed, preferred, saidBy, saidByText]);
    if (!drawn.has(key)) drawn.set(key, reading);
  }
  return [...drawn.values()];
}
