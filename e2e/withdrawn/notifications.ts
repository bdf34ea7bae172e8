/** Takes the notification out of what a publication does in the database, and puts it back: as when each one is lost on its way. */
import { row, rows } from "../database";

const FUNCTION = "public_site.publication_order()";
const NOTIFICATION = /PERFORM pg_notify\([^;]*\);/u;

/** @returns how to let them through again */
export async function blockNotifications(): Promise<() => Promise<void>> {
  const { written } = await row<{ written: string }>("SELECT pg_get_functiondef($1::regprocedure) AS written", [FUNCTION]);
  if (!NOTIFICATION.test(written)) throw new Error("A publication notifies nobody: this test would show nothing.");
  await rows(written.replace(NOTIFICATION, ""));
  return async () => {
    await rows(written);
  };
}
