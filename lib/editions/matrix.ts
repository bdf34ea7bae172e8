/** Countries × signed statements: signed, noted absent, or nothing on record, which means only that no source says. */
import type { RecordId } from "@/lib/core/ids";
import type { EditionSignature } from "@/lib/editions/contract";
import type { EditionOf } from "@/lib/editions/edition";
import { preferredFirst } from "@/lib/editions/facts";
import { statementsInTime } from "@/lib/editions/timeline";

export type SignatureMatrix = {
  /** Statements that anybody signed, or was noted absent from, in time. */
  statements: EditionOf<"statement">[];
  /** One row per country on record; `cells` stand in the order of the statements. Null: nothing on record. */
  rows: { country: EditionOf<"country">; cells: (EditionSignature | null)[] }[];
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
    rows: countries.map((country) => ({ country, cells: signed.map((statement) => signatureOf(statement, country.body.id)) })),
  };
}

function signatureOf(statement: EditionOf<"statement">, country: RecordId): EditionSignature | null {
  return preferredFirst(statement.body.signatures.filter((signature) => signature.country === country))[0] ?? null;
}
