/** What a dossier of several people draws, and the number by which its content is known again. */
import { createHash } from "node:crypto";
import type { Edition, EditionLookup, EditionOf } from "@/lib/editions/edition";
import type { Laws } from "@/lib/vocabulary/law";

export type DossierPerson = {
  edition: EditionOf<"person">;
  /** Standing records that point to this person. */
  mentioning: readonly Edition[];
  /** Statements that point to this person, or to a statement, a person or an organisation that does. */
  statements: readonly EditionOf<"statement">[];
};

export type DossierContent = {
  people: readonly DossierPerson[];
  /** Every standing record that the above point to. */
  lookup: EditionLookup;
  /** The law on each practice that these hold. */
  laws: Laws;
};

const DIGITS = 12;

/**
 * Two dossiers have one number when they hold the same editions: of the same people in the same order, and of every record that is drawn or named beside them, since a statement or a source
 * is corrected and withdrawn by itself; and the same law on the practices that they hold, by which its clocks count. It tells nothing else: a hash over their hashes.
 */
export function dossierNumber({ people, lookup, laws }: DossierContent): string {
  const hash = createHash("sha256");
  for (const { edition } of people) hash.update(`${edition.entry.sha256}\n`);
  hash.update("\n");
  for (const sha256 of [...lookup.values()].map(({ entry }) => entry.sha256).toSorted()) hash.update(`${sha256}\n`);
  if (laws.length > 0) hash.update(`\n${JSON.stringify(laws)}`);
  return hash.digest("hex").slice(0, DIGITS).toUpperCase().replaceAll(/(.{4})(?=.)/gu, "$1-");
}
