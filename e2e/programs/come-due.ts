/**
 * Lets the time of an embargo come, and nothing else: the loop of the site under test publishes it (server/run/embargoes.ts). Reads the change's id from its argument.
 * A time that was given cannot be moved: only the owner of the tables can take the trigger away that holds it, for this one row, in one transaction.
 */
import { changeIdSchema } from "../../lib/core/ids";
import { desk } from "../../lib/platform/db";

const changeId = changeIdSchema.parse(process.argv[2]);
await desk().$transaction([
  desk().$executeRaw`ALTER TABLE desk.embargo DISABLE TRIGGER embargo_keeps_its_time`,
  desk().$executeRaw`UPDATE desk.embargo SET publish_at = now() - interval '1 second' WHERE change_id = ${changeId}::uuid AND state = 'waiting'`,
  desk().$executeRaw`ALTER TABLE desk.embargo ENABLE TRIGGER embargo_keeps_its_time`,
]);
await desk().$disconnect();
