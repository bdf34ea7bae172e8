import type { RecordId } from "@/lib/core/ids";
import type { EditionOf } from "@/lib/editions/edition";
import type { Mark } from "@/lib/editions/mark";
import { StatementHeading } from "./statement-heading";
import { QuotedPassages, StatementRelations } from "./statement-parts";
import type { View } from "./view";

/** Statements with their date, or that they have none, and their quoted words. */
export function StatementList({ statements, markOf = () => null, view, person, brief = () => false }: {
  statements: readonly EditionOf<"statement">[];
  /** What must stand beside one, without which the list would say more than the sources. */
  markOf?: (statement: EditionOf<"statement">) => Mark;
  view: View;
  /** On whose page the list stands. */
  person?: RecordId;
  /** Those whose words stand elsewhere on the page: without them here. */
  brief?: (statement: EditionOf<"statement">) => boolean;
}) {
  return (
    <ul className="records">
      {statements.map((statement) => (
        <li key={statement.body.id}>
          <StatementHeading statement={statement} mark={markOf(statement)} view={view} />
          {brief(statement) ? null : <StatementRelations body={statement.body} view={view} {...(person === undefined ? {} : { person })} />}
          {brief(statement) ? null : <QuotedPassages body={statement.body} view={view} />}
        </li>
      ))}
    </ul>
  );
}
