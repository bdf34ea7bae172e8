import "server-only";
import { desk } from "@/lib/platform/db";

/**
 * Ends every check and application that is under way, and says so with it: an application holds what it has written until its end, and the desk could not be
 * closed before. Each notices at its next page, and keeps nothing. Authorises nothing: the calling command has.
 */
export async function endRuns(): Promise<void> {
  const ended = { failure: "importDeskClosed", progressAt: null, attempt: { increment: 1 } };
  await desk().tableImport.updateMany({ where: { state: "applying" }, data: { ...ended, state: "checked" } });
  await desk().tableImport.updateMany({ where: { state: "checking" }, data: { ...ended, state: "read" } });
}
