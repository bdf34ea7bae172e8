/** One address has one meaning, whoever writes: what the database refuses of old addresses, also from raw SQL, and what the desk may do. */
import pg from "pg";
import { beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { Actor } from "@/lib/core/actor";
import type { RecordId } from "@/lib/core/ids";
import { withdrawRecord } from "@/lib/publication/commands/take-down";
import { makeAccount } from "@/prisma/factories/accounts";
import { publishAsSeen } from "@/prisma/factories/publications";
import { factOf, makeFacts, makeRecord, makeSource } from "@/prisma/factories/records";
import { codesFrom } from "@/prisma/factories/refused-code";
import { testDatabase } from "@/prisma/factories/test-database";

const database = testDatabase();
const codeOf = codesFrom(database);
const NOT_ALLOWED = "42501";

let researcher: Actor, editor: Actor;
let source: RecordId, person: RecordId;
let made = 0;

beforeAll(async () => {
  [researcher, editor] = await Promise.all([makeAccount(database.db, { role: "researcher" }), makeAccount(database.db, { role: "editor" })]);
});

beforeEach(async () => {
  made += 1;
  source = await makeSource(database.db, { by: researcher });
  person = await published(`Test Person Parsnip ${letters(made)}`);
});

/** Names differ in letters only: a number at the end of an address has a meaning of its own. */
function letters(number: number): string {
  return String(number).replaceAll(/\d/gu, (digit) => String.fromCharCode(97 + Number(digit)));
}

async function published(name: string, slug?: string): Promise<RecordId> {
  const recordId = await makeRecord(database.db, "person", slug);
  const { changeId } = await makeFacts(database.db, { recordId, by: researcher, facts: [factOf({ kind: "name", text: name, language: "en", nameKind: "main" }, source)], state: "submitted" });
  await publishAsSeen(editor, { changeId, publicNote: null });
  return recordId;
}

const slugOf = async (id: RecordId) => (await database.db.publicRecord.findUniqueOrThrow({ where: { id }, select: { slug: true } })).slug;

const INSERT = "INSERT INTO public_site.redirect (kind, slug, record_id, since) VALUES ($1, $2, $3, '2031-05-02')";
const lead = (slug: string, to: RecordId, { kind = "person", role = "desk" }: { kind?: string; role?: "desk" | "owner" } = {}) => codeOf(role, INSERT, [kind, slug, to]);

describe("a redirect", () => {
  it("is added by the desk, and neither changed nor taken away by it", async () => {
    expect(await lead("test-person-old-a", person)).toBe("kept");
    expect(await codeOf("desk", "UPDATE public_site.redirect SET since = '2031-05-03'")).toBe(NOT_ALLOWED);
    expect(await codeOf("desk", "DELETE FROM public_site.redirect")).toBe(NOT_ALLOWED);
  });

  it.each(["desk", "owner"] as const)("never shadows a record that stands, whoever writes it: %s", async (role) => {
    const other = await published(`Test Person Quince ${letters(made)}`);
    expect(await lead(await slugOf(other), person, { role })).toBe("CL050");
    // One kind's address is not another's.
    expect(await lead(await slugOf(other), person, { role, kind: "source" })).toBe("CL051");
  });

  it("leads to a record of its kind that stands", async () => {
    expect(await lead("test-person-old-b", await makeRecord(database.db, "person"))).toBe("CL051");
    await withdrawRecord(editor, { recordId: person, reason: "At her own request.", confirmed: "yes" });
    expect(await lead("test-person-old-c", person)).toBe("CL051");
  });

  it("does not stand at the address of a withdrawn record: it would tell who that was", async () => {
    const gone = await published(`Test Person Radish ${letters(made)}`);
    await withdrawRecord(editor, { recordId: gone, reason: "At her own request.", confirmed: "yes" });
    expect(await lead(await slugOf(gone), person)).toBe("CL052");
  });

  it("is an address", async () => {
    for (const slug of ["Not-An-Address", "two--hyphens", "", "a/b", "x".repeat(121)]) expect(await lead(slug, person), slug).toBe("23514");
    expect(await lead("test-person-old-d", person, { kind: "unicorn" })).toBe("CL051");
  });
});

describe("a record that is published", () => {
  it("is not given an old address of another one, not even where it was typed first", async () => {
    const old = `test-person-salsify-${letters(made)}`;
    expect(await lead(old, person)).toBe("kept");
    const recordId = await published(`Test Person Salsify ${letters(made)}`, old);
    expect(await slugOf(recordId)).toBe(`${old}-2`);
  });

  it("cannot take one by raw SQL either", async () => {
    const old = `test-person-turnip-${letters(made)}`;
    expect(await lead(old, person)).toBe("kept");
    expect(await codeOf("desk", "UPDATE public_site.current_edition SET slug = $1 WHERE record_id = $2", [old, person])).toBe("CL050");
  });

  it("waits for a redirect that is just being written, and does not miss it", async () => {
    const old = `test-person-yam-${letters(made)}`;
    const writer = new pg.Client({ connectionString: database.urls.deskUrl });
    await writer.connect();
    try {
      await writer.query("BEGIN");
      await writer.query(INSERT, ["person", old, person]);
      const taking = codeOf("desk", "UPDATE public_site.current_edition SET slug = $1 WHERE record_id = $2", [old, person]);
      await waiting();
      await writer.query("COMMIT");
      expect(await taking).toBe("CL050");
    } finally {
      await writer.end();
    }
  });
});

/** Until somebody waits for the lock of addresses. */
async function waiting(): Promise<void> {
  for (let tries = 0; tries < 200; tries += 1) {
    const [row] = await database.sqlAs("owner", "SELECT count(*)::int AS total FROM pg_locks WHERE locktype = 'advisory' AND objid = 4201703 AND NOT granted AND database = (SELECT oid FROM pg_database WHERE datname = current_database())");
    if (row?.["total"] !== 0) return;
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  throw new Error("Nobody waits.");
}
