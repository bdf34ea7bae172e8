import "server-only";
import { randomUUID } from "node:crypto";
import { invalid } from "@/lib/core/errors";
import { citationIdSchema, type CitationId } from "@/lib/core/ids";
import { factColumns, type AddFactInput } from "@/lib/facts/commands/add-fact";
import { citationColumns } from "@/lib/facts/commands/cite-source";
import { affiliationColumns, attributeColumns, chargeColumns, nameColumns, readingColumns, representationColumns, spellColumns } from "@/lib/facts/commands/detail-rows";
import { insertFactRows, type FactRows } from "@/lib/facts/commands/insert-fact-rows";
import { tellsFiner } from "@/lib/facts/finer-words";
import { nameKeysOf } from "@/lib/facts/name-key";
import type { FactValue } from "@/lib/facts/schema";
import { now } from "@/lib/platform/clock";
import type { DeskTransaction } from "@/lib/platform/db";
import type { Prisma } from "@/prisma/generated/client";

export type NewFact = Pick<AddFactInput, "recordId" | "changeId" | "createdBy" | "fact">;

/** Facts of one statement to the database. */
const AT_ONCE = 2_000;

/**
 * Adds many facts, as `addFact` adds one, in a few statements instead of some for each: the same rows, guarded by the same triggers. Authorises nothing.
 * Facts that quote one source in the same words share a citation within one call; none is looked for among those that are there.
 */
export async function addFacts(transaction: DeskTransaction, facts: readonly NewFact[]): Promise<void> {
  for (let from = 0; from < facts.length; from += AT_ONCE) await addAtOnce(transaction, facts.slice(from, from + AT_ONCE));
}

async function addAtOnce(transaction: DeskTransaction, facts: readonly NewFact[]): Promise<void> {
  if (facts.length === 0) return;
  if (facts.some(({ fact }) => tellsFiner(fact, null))) throw invalid({}, "finerInWords");
  const citations = new Map<string, Prisma.CitationCreateManyInput & { id: CitationId }>();
  const rows: Omit<FactRows, "citations"> = { assertions: [], links: [], names: [], keys: [], attributes: [], readings: [], affiliations: [], spells: [], charges: [], representations: [] };
  const begun = now().getTime();
  for (const [index, added] of facts.entries()) {
    const id = randomUUID();
    // A list shows facts in the order they came: one moment for all would leave that to chance.
    rows.assertions.push({ id, ...factColumns(added), createdAt: new Date(begun + index) });
    for (const citation of added.fact.citations) {
      const row = citationColumns(citation);
      const known = JSON.stringify(row);
      const cited = citations.get(known) ?? { id: citationIdSchema.parse(randomUUID()), ...row };
      citations.set(known, cited);
      rows.links.push({ assertionId: id, citationId: cited.id });
    }
    addDetail(rows, id, added.fact.value);
  }
  await insertFactRows(transaction, { ...rows, citations: [...citations.values()] });
}

function addDetail(rows: Omit<FactRows, "citations">, assertionId: string, value: FactValue): void {
  switch (value.kind) {
    case "name":
      rows.names.push({ assertionId, ...nameColumns(value) });
      rows.keys.push({ assertionId, ...nameKeysOf(value.text) });
      return;
    case "attribute":
      rows.attributes.push({ assertionId, ...attributeColumns(value) });
      return;
    case "event_reading":
      rows.readings.push({ assertionId, ...readingColumns(value) });
      return;
    case "affiliation":
      rows.affiliations.push({ assertionId, ...affiliationColumns(value) });
      return;
    case "spell":
      rows.spells.push({ assertionId, ...spellColumns(value) });
      return;
    case "charge":
      rows.charges.push({ assertionId, ...chargeColumns(value) });
      return;
    case "representation":
      rows.representations.push({ assertionId, ...representationColumns(value) });
      return;
    default:
      throw new Error("Facts of this kind are added one by one.");
  }
}
