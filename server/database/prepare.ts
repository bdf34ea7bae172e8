import { migrate } from "../migrate";
import { closeOtherDatabases, makeRoles, type RolePasswords } from "../roles";
import { step } from "../steps";
import { assertSearchesNames, makeDatabase } from "./connections";

/**
 * Brings a database to the state the app needs: there, with its two roles, closed to everyone else, migrated. Safe to
 * repeat.
 * @param ownOnly true for a cluster that holds nothing but Caselight
 */
export async function prepareDatabase(ownerUrl: string, passwords: RolePasswords | null, ownOnly: boolean): Promise<void> {
  await step("Database and roles", async () => {
    const made = await makeDatabase(ownerUrl);
    if (passwords !== null) await makeRoles(ownerUrl, passwords, ownOnly);
    if (ownOnly) await closeOtherDatabases(ownerUrl);
    await assertSearchesNames(ownerUrl);
    return made ? "made" : "there";
  });
  await step("Migrations", async () => {
    const applied = await migrate(ownerUrl);
    return applied.length === 0 ? "nothing to do" : `${applied.length} applied`;
  });
}
