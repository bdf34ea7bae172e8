/** Countries × statements as a file, cell by cell as the matrix draws it, and what the map draws of it. Pure. */
import type { RecordId } from "@/lib/core/ids";
import { plainDateOf } from "@/lib/editions/datings";
import type { EditionLookup } from "@/lib/editions/edition";
import { plainLabelOf } from "@/lib/editions/labels";
import type { SignatureMatrix } from "@/lib/editions/matrix";
import { plainAbsences, plainSignatories } from "@/lib/editions/signatories";
import { csvOf, type Row } from "@/lib/editions/tables/csv";
import { speakerOf } from "@/lib/editions/tables/timeline-table";

const COLUMNS = [
  "country", "country_en", "country_zh", "statement", "statement_en", "statement_zh", "statement_date_edtf", "state", "modality", "certainty", "disputed", "preferred", "said_by",
] as const;
type Column = (typeof COLUMNS)[number];

/** One row for each reading of each cell; `nothing_on_record` where there is none, which means only that no source here says. */
export function signatureTable({ statements, rows }: SignatureMatrix, lookup: EditionLookup): string {
  const named = statements.map((statement) => ({
    statement: statement.body.slug,
    statement_en: plainLabelOf(statement, "en", lookup).text,
    statement_zh: plainLabelOf(statement, "zh", lookup).text,
    statement_date_edtf: plainDateOf(statement.body)?.edtf ?? null,
  }));
  const cells = rows.flatMap(({ country, cells: row }) => {
    const head = { country: country.body.slug, country_en: plainLabelOf(country, "en", lookup).text, country_zh: plainLabelOf(country, "zh", lookup).text };
    return row.flatMap((readings, position): Row<Column>[] => {
      const cell = { ...NOTHING, ...head, ...named[position] };
      if (readings.length === 0) return [cell];
      return readings.map(({ state, modality, certainty, disputed, preferred, saidBy, saidByText }) => ({
        ...cell,
        state,
        modality,
        certainty,
        disputed: disputed ? "yes" : "no",
        preferred: preferred ? "yes" : "no",
        said_by: speakerOf(saidBy, saidByText, lookup),
      }));
    });
  });
  return csvOf(COLUMNS, cells);
}

const NOTHING: Row<Column> = { ...(Object.fromEntries(COLUMNS.map((column) => [column, null])) as Row<Column>), state: "nothing_on_record" };

/** What is plainly on record of a country over all statements: that it signed one, that a source notes it absent from one. */
export type MapState = { signed: boolean; absent: boolean };

/** The countries of which one of the two is plainly stated, by the code that is their slug. What is alleged or disputed is for the list to say. */
export function mapStates({ statements, rows }: SignatureMatrix): ReadonlyMap<string, MapState> {
  const signers = new Set<RecordId>(statements.flatMap(({ body }) => plainSignatories(body)));
  const absentees = new Set<RecordId>(statements.flatMap(({ body }) => plainAbsences(body)));
  const states = rows.map(({ country: { body } }): [string, MapState] => [body.slug, { signed: signers.has(body.id), absent: absentees.has(body.id) }]);
  return new Map(states.filter(([, { signed, absent }]) => signed || absent));
}
