import "server-only";
import type { Actor } from "@/lib/core/actor";
import { conflict, forbidden, invalid, notFound } from "@/lib/core/errors";
import type { ImportId } from "@/lib/core/ids";
import { IMPORT_STATES, importRefusal, type ImportStanding, type ImportState, type ImportVerb } from "@/lib/imports/policy";
import { now } from "@/lib/platform/clock";
import type { DeskReader } from "@/lib/platform/db";
import type { TableImport } from "@/prisma/generated/client";

/** Milliseconds without a word, after which a run counts as dead: the process that did it has ended. */
export const STALLED_AFTER_MS = 60_000;

/** An import as lib/imports/policy.ts judges it. */
export function standingOf({ state, createdById, progressAt, problemRows }: Pick<TableImport, "state" | "createdById" | "progressAt" | "problemRows">): ImportStanding {
  return { state: importState(state), ownerId: createdById, isStalled: progressAt !== null && now().getTime() - progressAt.getTime() > STALLED_AFTER_MS, problemRows };
}

/** A state as the code knows it; the database's CHECK holds the same list. */
export function importState(stored: string): ImportState {
  const state = IMPORT_STATES.find((known) => known === stored);
  if (state === undefined) throw new Error("The database holds a state of an import that this version does not know.");
  return state;
}

/** @throws AppError not_found (also for an import of others) · forbidden · conflict in another state · invalid while a row has something wrong in it */
export async function importToActOn(db: DeskReader, actor: Actor, importId: ImportId, verb: ImportVerb): Promise<TableImport> {
  const found = await db.tableImport.findUnique({ where: { id: importId } });
  const refusal = found === null ? "not_found" : importRefusal(actor, verb, standingOf(found));
  if (found === null || refusal === "not_found") throw notFound();
  if (refusal === "researchersOnly") throw forbidden(refusal);
  if (refusal === "importMovedOn") throw conflict(refusal);
  if (refusal !== null) throw invalid({ "": [refusal] }, refusal);
  return found;
}
