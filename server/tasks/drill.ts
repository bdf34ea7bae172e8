import { generateWhenStale } from "../build/build";
import { openThrowAway } from "../postgres/embedded";
import { makeRoles, newPassword } from "../roles";
import { step } from "../steps";
import { runTool } from "../tests/tools";

/** The search's promise at its full size, on a throw-away Postgres: 100,000 invented people, 1,000 names with one slip. Takes minutes. */
export async function drillSearch(): Promise<number> {
  await step("Database client", generateWhenStale);
  const postgres = await step("Throw-away Postgres", openThrowAway);
  try {
    const ownerUrl = postgres.urlOf("postgres");
    await makeRoles(ownerUrl, { desk: newPassword(), reader: newPassword() }, true);
    return (await runTool("vitest", ["run", "--project", "drill", "search"], { TEST_DATABASE_URL: ownerUrl })) ? 0 : 1;
  } finally {
    await postgres.stop();
  }
}
