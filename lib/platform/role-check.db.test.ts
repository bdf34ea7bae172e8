import pg from "pg";
import { describe, expect, it } from "vitest";
import { assertRoleIsWeak, type WeakRole } from "@/lib/platform/role-check";
import { testDatabase } from "@/prisma/factories/test-database";

const database = testDatabase();

async function check(url: string, role: WeakRole): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    await assertRoleIsWeak(async (sql) => (await client.query<{ finding: string }>(sql)).rows, role);
  } finally {
    await client.end();
  }
}

describe("assertRoleIsWeak", () => {
  it("lets the two roles pass as the start-up and the migrations make them", async () => {
    await check(database.urls.deskUrl, "desk");
    await check(database.urls.readerUrl, "reader");
  });

  it("refuses the owner as either", async () => {
    await expect(check(database.urls.ownerUrl, "desk")).rejects.toThrow("is a superuser");
    await expect(check(database.urls.ownerUrl, "reader")).rejects.toThrow(/may read desk\.account/);
  });

  it("refuses a role that owns something: an owner may grant itself anything", async () => {
    await database.sqlAs("owner", "create table public.theirs (); alter table public.theirs owner to caselight_desk");
    await expect(check(database.urls.deskUrl, "desk")).rejects.toThrow("owns 1 objects");
    await database.sqlAs("owner", "drop table public.theirs");
    await check(database.urls.deskUrl, "desk");
  });

  it.each<[WeakRole, string, string]>([
    ["desk", "update (reason) on public_site.edition", "may update public_site.edition"],
    ["desk", "delete on desk.audit", "may delete desk.audit"],
    ["desk", "truncate on desk.revision", "may truncate desk.revision"],
    ["reader", "select (id) on desk.account", "may read desk.account"],
    ["reader", "insert on public_site.publication", "may insert public_site.publication"],
    ["reader", "execute on function public_site.withhold_body(uuid, integer, date)", "may call public_site.withhold_body"],
  ])("refuses a %s that got %s", async (role, right, finding) => {
    await database.sqlAs("owner", `grant ${right} to caselight_${role}`);
    try {
      await expect(check(database.urls[`${role}Url`], role)).rejects.toThrow(finding);
    } finally {
      await database.sqlAs("owner", `revoke ${right} from caselight_${role}`);
    }
    await check(database.urls[`${role}Url`], role);
  });
});
