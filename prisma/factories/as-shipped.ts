/**
 * What of the vocabulary comes with the product in the database, read from the migrations that bring it: there is no second copy that could differ. For tests
 * without a database; the site reads what stands.
 */
import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { lawsFrom, type Laws } from "@/lib/vocabulary/law";
import { practiceFrom, type Practices } from "@/lib/vocabulary/practices";

const MIGRATIONS = path.join(import.meta.dirname, "..", "migrations");

/** @param name how the folder's name ends @param mark between which two the entries stand */
function shippedBy(name: string, mark: string): Record<string, unknown>[] {
  const folder = readdirSync(MIGRATIONS).find((each) => each.endsWith(name));
  const entries = readFileSync(path.join(MIGRATIONS, String(folder), "migration.sql"), "utf8").split(mark)[1];
  if (entries === undefined) throw new Error(`No migration brings what stands between ${mark}.`);
  return JSON.parse(entries) as Record<string, unknown>[];
}

/** By practice, oldest first, as in the migration. */
export const LAW_AS_SHIPPED: Laws = lawsFrom(shippedBy("_law_versions", "$law$"));
/** In the order of the migration. */
export const PRACTICES_AS_SHIPPED: Practices = shippedBy("_practice_words", "$words$").map((entry) => practiceFrom({ ...entry, retired: false }));
