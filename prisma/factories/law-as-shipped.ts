/**
 * The law that comes with the product, read from the migration that brings it: there is no second copy that could differ. For tests without a database; the site
 * reads what stands (lib/editions/queries/read-laws.ts).
 */
import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { lawsFrom, type Laws } from "@/lib/vocabulary/law";

const MIGRATIONS = path.join(import.meta.dirname, "..", "migrations");

function shipped(): unknown[] {
  const folder = readdirSync(MIGRATIONS).find((name) => name.endsWith("_law_versions"));
  const entries = /\$law\$(?<entries>.*)\$law\$/su.exec(readFileSync(path.join(MIGRATIONS, String(folder), "migration.sql"), "utf8"))?.groups?.["entries"];
  if (entries === undefined) throw new Error("No migration brings the law.");
  return JSON.parse(entries) as unknown[];
}

/** By practice, oldest first, as in the migration. */
export const LAW_AS_SHIPPED: Laws = lawsFrom(shipped());
