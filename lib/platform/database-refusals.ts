/**
 * What a refusal of the database means to the person who asked: the second line behind the commands' own checks, and the first one
 * against a race. Says a code and a constraint, never a row.
 */
import { AppError, conflict, forbidden, invalid, notFound, unavailable } from "@/lib/core/errors";
import { databaseFailureOf, type DatabaseFailure } from "@/lib/platform/database-errors";
import { log } from "@/lib/platform/log";

// CL…: raised by the guards of the migrations. 23…: integrity. 40…: two transactions in each other's way.
const MEANINGS: Readonly<Record<string, () => AppError>> = {
  CL001: () => forbidden("factIsPermanent"),
  CL002: () => conflict("changeNotOpen"),
  CL003: () => invalid({}),
  CL004: () => invalid({}, "factUncited"),
  CL005: () => forbidden(),
  CL006: () => conflict("changeMovedOn"),
  CL007: () => forbidden("fourEyes"),
  CL008: () => conflict("editionRefused"),
  CL009: () => notFound(),
  CL010: () => forbidden("recordIsPermanent"),
  CL011: () => conflict("editionRefused"),
  CL012: () => conflict("changeNotOpen"),
  CL013: () => invalid({}),
  CL020: () => invalid({}),
  CL021: () => invalid({ "value.end.year": ["dateOrder"] }),
  CL022: () => invalid({ "value.lawyerId": ["choice"] }),
  CL030: () => conflict("editionRefused"),
  CL040: () => forbidden("requestErased"),
  CL041: () => conflict("requestMovedOn"),
  CL042: () => forbidden("editorsOnly"),
  CL043: () => forbidden("requestErased"),
  CL050: () => conflict("alreadyThere"),
  CL051: () => notFound(),
  CL052: () => conflict("alreadyThere"),
  CL080: () => forbidden("recordIsPermanent"),
  CL100: () => notFound(),
  CL101: () => forbidden("researchersOnly"),
  CL102: () => forbidden("recordIsPermanent"),
  CL103: () => forbidden("researchersOnly"),
  CL093: () => forbidden("adminsOnly"),
  CL110: () => conflict("preferenceTaken"),
  CL111: () => conflict("changeMovedOn"),
  CL112: () => conflict("embargoed"),
  CL113: () => forbidden("fourEyes"),
  CL114: () => invalid({}),
  CL115: () => forbidden("fourEyes"),
  CL116: () => conflict("opinionGiven"),
  CL117: () => invalid({ reason: ["required"] }),
  CL118: () => conflict("changeMovedOn"),
  CL120: () => conflict("changeMovedOn"),
  CL121: () => conflict("changeMovedOn"),
  CL122: () => conflict("recordWithdrawn"),
  CL123: () => forbidden("researchersOnly"),
  CL124: () => forbidden("recordIsPermanent"),
  CL125: () => conflict("importMovedOn"),
  CL126: () => forbidden("researchersOnly"),
  CL127: () => conflict("importMovedOn"),
  CL130: () => forbidden("lastAdmin"),
  CL131: () => forbidden("deskClosed"),
  CL132: () => forbidden("deskLocked"),
  CL133: () => forbidden("adminsOnly"),
  CL134: () => conflict("deskOpen"),
  CL138: () => conflict("embargoed"),
  CL139: () => conflict("sourceEmbargoed"),
  CL143: () => conflict("sealedMovedOn"),
  CL144: () => notFound(),
  CL145: () => conflict("sealedLastReader"),
  CL150: () => notFound(),
  CL151: () => forbidden(),
  CL152: () => conflict("alreadySent"),
  CL153: () => forbidden(),
  CL155: () => notFound(),
  CL156: () => notFound(),
  CL157: () => notFound(),
  CL158: () => notFound(),
  CL159: () => notFound(),
  CL170: () => conflict("passkeysMost"),
  CL171: () => invalid({}, "passkeyFailed"),
  CL165: () => conflict("basisMissing"),
  CL166: () => conflict("basisWithdrawn"),
  CL167: () => conflict("editionRefused"),
  CL168: () => conflict("notAlone"),
  CL169: () => conflict("editionRefused"),
  CL177: () => conflict("noteStruck"),
  CL178: () => forbidden("researchersOnly"),
  CL179: () => conflict("noteStruck"),
  CL180: () => conflict("aloneTooSoon"),
  CL181: () => conflict("basisWithdrawn"),
  CL182: () => invalid({ agreedOn: ["dayToCome"] }),
  CL174: () => forbidden("proposalFourEyes"),
  CL175: () => conflict("lawOverlaps"),
  CL176: () => forbidden("recordIsPermanent"),
  CL185: () => forbidden("proposalFourEyes"),
  CL186: () => conflict("wordingMoved"),
  CL187: () => forbidden("recordIsPermanent"),
  CL190: () => forbidden("adminsOnly"),
  CL191: () => conflict("passkeysTooFew"),
  CL192: () => conflict("lastPasskey"),
  CL193: () => conflict("noteExpunged"),
  CL194: () => conflict("expungingMovedOn"),
  CL195: () => forbidden("expungingTakesTwo"),
  CL196: () => forbidden("recordIsPermanent"),
  CL198: () => forbidden("editorsOnly"),
  CL199: () => forbidden("expungeNeedsTwo"),
  CL200: () => conflict("expungeOver"),
  CL201: () => conflict("recordExpunged"),
  CL202: () => conflict("expungeNotWithdrawn"),
  CL203: () => conflict("expungeRequestOpen"),
  "23503": () => notFound(),
  "23505": () => conflict("alreadyThere"),
  "23514": () => invalid({}),
  "40001": () => conflict("changeMovedOn"),
  "40P01": () => conflict("changeMovedOn"),
};

/** @returns the expected failure that a database error stands for; null for any other error, which is a fault of ours. */
export function refusalOf(error: unknown): AppError | null {
  if (error instanceof AppError) return error;
  const failure = databaseFailureOf(error);
  if (failure === null) return null;
  const meant = failure.away ? unavailable() : (MEANINGS[failure.code]?.() ?? null);
  // The code and the constraint stay readable for a command that knows more of them; the driver's message, which holds the row, goes.
  if (meant !== null) meant.cause = failure satisfies DatabaseFailure;
  return meant;
}

/** Does the work, and says a refusal of the database as the expected failure that it is. */
export async function sayingRefusals<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    const refusal = refusalOf(error);
    if (refusal === null || refusal === error) throw error;
    const failure = databaseFailureOf(error);
    log({ event: "database.refused", code: failure?.code, constraint: failure?.constraint, outcome: refusal.code });
    throw refusal;
  }
}
