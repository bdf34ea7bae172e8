import { prepareDatabase } from "../database/prepare";
import { withRole } from "../database/connections";
import { openThrowAway } from "../postgres/embedded";
import { DESK_ROLE, READER_ROLE, newPassword } from "../roles";
import { say, step } from "../steps";

/** A migrated database that lasts until Ctrl-C, for running single database tests by hand: prints how to reach it. */
export async function scratch(): Promise<number> {
  const postgres = await step("Throw-away Postgres", openThrowAway);
  try {
    const url = postgres.urlOf("caselight");
    const passwords = { desk: newPassword(), reader: newPassword() };
    await prepareDatabase(url, passwords, true);
    say(`\nTEST_DATABASE_URL=${url}`);
    say(`DATABASE_URL_DESK=${withRole(url, DESK_ROLE, passwords.desk)}`);
    say(`DATABASE_URL_READER=${withRole(url, READER_ROLE, passwords.reader)}`);
    say("\nCtrl-C throws it away.");
    await new Promise<void>((resolve) => {
      const alive = setInterval(() => undefined, 60_000);
      const end = (): void => {
        clearInterval(alive);
        resolve();
      };
      process.once("SIGINT", end).once("SIGTERM", end);
    });
    return 0;
  } finally {
    await postgres.stop();
  }
}
