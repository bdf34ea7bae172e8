/** What the database itself refuses, whoever asks: raw SQL as the desk's role and as the owner, past every command. */
import { randomUUID } from "node:crypto";
import { beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { Actor } from "@/lib/core/actor";
import type { ChangeId } from "@/lib/core/ids";
import { submitChange } from "@/lib/changes/commands/submit-change";
import { factSchema, type FactValue } from "@/lib/facts/schema";
import { publishAsSeen } from "@/prisma/factories/publications";
import { makeAccount } from "@/prisma/factories/accounts";
import { factOf, makeChange, makeFacts, makePerson, makeRecord, moveChange, type MadePerson } from "@/prisma/factories/records";
import { codesFrom } from "@/prisma/factories/refused-code";
import { testDatabase } from "@/prisma/factories/test-database";

const database = testDatabase();
const codeOf = codesFrom(database);
const NOT_ALLOWED = "42501";
const occupation: FactValue = { kind: "attribute", attribute: "occupation", text: "lawyer", language: null };

let author: Actor;
let editor: Actor;
let secondEditor: Actor;
let person: MadePerson;

beforeAll(async () => {
  [author, editor, secondEditor] = await Promise.all([makeAccount(database.db, { role: "researcher" }), makeAccount(database.db, { role: "editor" }), makeAccount(database.db, { role: "editor" })]);
});

beforeEach(async () => {
  person = await makePerson(database.db, { by: author });
});

async function published(): Promise<ChangeId> {
  const { changeId } = await makeFacts(database.db, { recordId: person.recordId, by: author, facts: [factOf(occupation, person.sourceId)], state: "draft" });
  await submitChange(author, { changeId });
  await publishAsSeen(editor, { changeId, publicNote: null });
  return changeId;
}

const PERMANENT = ["public_site.edition", "public_site.edition_body", "public_site.publication", "desk.revision", "desk.audit", "desk.publication_act"];

describe("what is permanent", () => {
  beforeEach(async () => {
    await published();
  });

  it.each(PERMANENT)("is neither changed, deleted nor emptied by the desk: %s", async (table) => {
    const [column] = await database.sqlAs("owner", "SELECT attname FROM pg_attribute WHERE attrelid = $1::regclass AND attnum > 0 ORDER BY attnum LIMIT 1", [table]);
    const name = String(column?.["attname"]);
    expect(await codeOf("desk", `UPDATE ${table} SET ${name} = ${name}`)).toBe(NOT_ALLOWED);
    expect(await codeOf("desk", `DELETE FROM ${table}`)).toBe(NOT_ALLOWED);
    expect(await codeOf("desk", `TRUNCATE ${table} CASCADE`)).toBe(NOT_ALLOWED);
  });

  it.each(PERMANENT)("is kept also from the owner's hand by a trigger: %s", async (table) => {
    expect(await codeOf("owner", `DELETE FROM ${table}`)).toBe("CL010");
    if (table !== "desk.publication_act") expect(await codeOf("owner", `TRUNCATE ${table} CASCADE`)).toBe("CL010");
  });

  it("cannot be freed of its guards by the desk", async () => {
    expect(await codeOf("desk", "ALTER TABLE desk.audit DISABLE TRIGGER ALL")).toBe(NOT_ALLOWED);
    expect(await codeOf("desk", "DROP TRIGGER audit_is_permanent ON desk.audit")).toBe(NOT_ALLOWED);
    expect(await codeOf("desk", "SET session_replication_role = replica")).toBe(NOT_ALLOWED);
    expect(await codeOf("desk", "CREATE TEMP TABLE hidden (id int)")).toBe(NOT_ALLOWED);
    for (const schema of ["desk", "public_site", "public"]) expect(await codeOf("desk", `CREATE TABLE ${schema}.hidden (id int)`), schema).toBe(NOT_ALLOWED);
  });

  it("numbers and hashes its own audit rows, whatever the writer claims", async () => {
    await database.sqlAs("desk", `INSERT INTO desk.audit (seq, at, event, subject_kind, detail, previous_hash, hash)
      VALUES (1, '2000-01-01', 'change.submitted', 'change', '{}', decode(repeat('aa', 32), 'hex'), decode(repeat('bb', 32), 'hex'))`);
    const [row] = await database.sqlAs("owner", "SELECT seq, at > now() - interval '1 minute' AS is_now, encode(hash, 'hex') AS hash FROM desk.audit ORDER BY audit.seq DESC LIMIT 1");
    expect(Number(row?.["seq"])).toBeGreaterThan(1);
    expect(row?.["is_now"]).toBe(true);
    expect(row?.["hash"]).not.toBe("bb".repeat(32));
  });
});

describe("a fact", () => {
  it("never changes its value", async () => {
    expect(await codeOf("desk", "UPDATE desk.assertion SET modality = 'alleged' WHERE id = $1", [person.name])).toBe(NOT_ALLOWED);
    expect(await codeOf("desk", "UPDATE desk.name SET text = 'Somebody Else' WHERE assertion_id = $1", [person.name])).toBe(NOT_ALLOWED);
    expect(await codeOf("desk", "DELETE FROM desk.assertion_citation WHERE assertion_id = $1", [person.name])).toBe(NOT_ALLOWED);
    for (const change of ["modality = 'alleged'", "edtf = '2017'", "internal_note = 'x'", "created_at = now()", "added_by_change_id = gen_random_uuid()"]) {
      expect(await codeOf("owner", `UPDATE desk.assertion SET ${change} WHERE id = $1`, [person.name]), change).toBe("CL001");
    }
  });

  it("is retired by an open change of its own record only, and an applied retirement stays", async () => {
    const { db } = database;
    const retire = (changeId: ChangeId | null) => codeOf("desk", "UPDATE desk.assertion SET retired_by_change_id = $2 WHERE id = $1", [person.name, changeId]);
    const other = await makeRecord(db, "person");
    expect(await retire(await makeChange(db, { recordId: other, by: author }))).toBe("CL003");
    const submitted = (await makeFacts(db, { recordId: person.recordId, by: author, facts: [factOf(occupation, person.sourceId)], state: "submitted" })).changeId;
    expect(await retire(submitted)).toBe("CL002");
    const open = await makeChange(db, { recordId: person.recordId, by: author });
    expect(await retire(open)).toBe("kept");
    await moveChange(db, open, "applied");
    expect(await retire(null)).toBe("CL002");
  });

  it("enters an open change only", async () => {
    const { changeId } = await makeFacts(database.db, { recordId: person.recordId, by: author, facts: [factOf(occupation, person.sourceId)], state: "submitted" });
    const added = await codeOf("desk", "INSERT INTO desk.assertion (kind, record_id, question, created_by, added_by_change_id) VALUES ('name', $1, 'name:main', $2, $3)", [person.recordId, author.accountId, changeId]);
    expect(added).toBe("CL002");
  });

  describe("that was handed in", () => {
    const sql = (role: "owner" | "desk", text: string, ...values: unknown[]) => database.sqlAs(role, text, values);
    const approve = (changeId: ChangeId) => codeOf("desk", "UPDATE desk.change SET state = 'approved', decided_by = $2, decided_at = now() WHERE id = $1", [changeId, editor.accountId]);
    const idOf = (rows: readonly Record<string, unknown>[]) => String(rows[0]?.["id"]);

    async function factWithoutValue(changeId: ChangeId): Promise<string> {
      const text = "INSERT INTO desk.assertion (kind, record_id, question, created_by, added_by_change_id) VALUES ('name', $1, 'name:main', $2, $3) RETURNING id";
      return idOf(await sql("desk", text, person.recordId, author.accountId, changeId));
    }
    const citationOf = async () => idOf(await sql("desk", "INSERT INTO desk.citation (source_id, exact) VALUES ($1, 'other words') RETURNING id", person.sourceId));
    const cite = (fact: string, citation: string) => codeOf("desk", "INSERT INTO desk.assertion_citation (assertion_id, citation_id) VALUES ($1, $2)", [fact, citation]);
    const name = (fact: string) => codeOf("desk", "INSERT INTO desk.name (assertion_id, text, language, name_kind) VALUES ($1, 'Aubergine', 'en', 'main')", [fact]);

    it("gets no more citations and no details", async () => {
      const changeId = await makeChange(database.db, { recordId: person.recordId, by: author });
      const [early, late] = [await factWithoutValue(changeId), await factWithoutValue(changeId)];
      const citation = await citationOf();
      expect([await cite(early, citation), await name(early)]).toEqual(["kept", "kept"]);
      await moveChange(database.db, changeId, "submitted");
      expect([await cite(late, citation), await cite(early, await citationOf()), await name(late)]).toEqual(["CL012", "CL012", "CL012"]);
    });

    it("gets none either once it is on record", async () => {
      expect(await cite(person.name, await citationOf())).toBe("CL012");
    });

    it("is not approved while it says nothing, cited or not", async () => {
      const changeId = await makeChange(database.db, { recordId: person.recordId, by: author });
      const fact = await factWithoutValue(changeId);
      await cite(fact, await citationOf());
      await moveChange(database.db, changeId, "submitted");
      expect(await approve(changeId)).toBe("CL013");
    });

    it("keeps what its change retires", async () => {
      const changeId = await makeChange(database.db, { recordId: person.recordId, by: author });
      const retire = (by: ChangeId | null) => codeOf("desk", "UPDATE desk.assertion SET retired_by_change_id = $2 WHERE id = $1", [person.name, by]);
      expect([await retire(changeId), await retire(null), await retire(changeId)]).toEqual(["kept", "kept", "kept"]);
      await moveChange(database.db, changeId, "submitted");
      const another = await makeChange(database.db, { recordId: person.recordId, by: author });
      expect([await retire(null), await retire(another)]).toEqual(["CL002", "CL002"]);
    });

    it("keeps who approved it, and when", async () => {
      const changeId = await published();
      expect(await codeOf("desk", "UPDATE desk.change SET decided_by = $2 WHERE id = $1", [changeId, secondEditor.accountId])).toBe("CL006");
      expect(await codeOf("desk", "UPDATE desk.change SET decided_at = decided_at - interval '1 day' WHERE id = $1", [changeId])).toBe("CL006");
    });

    it("is not preferred by a bare update", async () => {
      expect(await codeOf("desk", "UPDATE desk.assertion SET preferred = true, preferred_reason = 'x' WHERE id = $1", [person.name])).toBe(NOT_ALLOWED);
    });
  });

  it("makes whoever adds it an author of the change", async () => {
    const changeId = await makeChange(database.db, { recordId: person.recordId, by: author });
    await database.sqlAs("desk", "INSERT INTO desk.assertion (kind, record_id, question, created_by, added_by_change_id) VALUES ('name', $1, 'name:main', $2, $3)", [person.recordId, editor.accountId, changeId]);
    const authors = await database.sqlAs("owner", "SELECT account_id FROM desk.change_author WHERE change_id = $1", [changeId]);
    expect(authors.map((row) => row["account_id"]).toSorted()).toEqual([author.accountId, editor.accountId].toSorted());
    expect(await codeOf("desk", "DELETE FROM desk.change_author WHERE change_id = $1", [changeId])).toBe(NOT_ALLOWED);
  });
});

describe("a change", () => {
  const move = (changeId: ChangeId, state: string, by: Actor | null = null) =>
    codeOf("desk", "UPDATE desk.change SET state = $2, decided_by = coalesce($3, decided_by), decided_at = CASE WHEN $2 = 'approved' THEN clock_timestamp() ELSE coalesce(decided_at, now()) END WHERE id = $1", [changeId, state, by?.accountId ?? null]);
  const draft = async (by: Actor = author) => (await makeFacts(database.db, { recordId: person.recordId, by, facts: [factOf(occupation, person.sourceId)], state: "draft" })).changeId;

  it.each([
    ["draft", ["returned", "approved", "applied"]],
    ["submitted", ["applied", "discarded"]],
    ["returned", ["draft", "approved", "applied"]],
    ["approved", ["draft", "discarded"]],
    ["applied", ["draft", "submitted", "returned", "approved", "discarded"]],
    ["discarded", ["draft", "submitted", "returned", "approved", "applied"]],
  ])("cannot jump from %s to %j", async (from, jumps) => {
    const way: Record<string, string[]> = { draft: [], submitted: ["submitted"], returned: ["submitted", "returned"], approved: ["submitted", "approved"], applied: ["submitted", "approved", "applied"], discarded: ["discarded"] };
    const changeId = await draft();
    for (const step of way[from] ?? []) expect(await move(changeId, step, editor), step).toBe("kept");
    for (const jump of jumps) expect(await move(changeId, jump, editor), `${from} → ${jump}`).toBe("CL006");
  });

  it("begins as a draft of the desk, and keeps its record", async () => {
    const open = (columns: string, values: string) => codeOf("desk", `INSERT INTO desk.change (record_id, created_by, base_version, ${columns}) VALUES ($1, $2, 0, ${values})`, [person.recordId, author.accountId]);
    expect(await open("state", "'submitted'")).toBe("CL006");
    expect(await open("origin", "'seed'")).toBe("CL005");
    const changeId = await draft();
    expect(await codeOf("desk", "UPDATE desk.change SET created_by = $2 WHERE id = $1", [changeId, editor.accountId])).toBe("CL006");
    expect(await codeOf("desk", "UPDATE desk.change SET origin = 'seed' WHERE id = $1", [changeId])).toBe("CL006");
  });

  it("with an uncited fact cannot be approved", async () => {
    const { changeId } = await makeFacts(database.db, { recordId: person.recordId, by: author, facts: [factOf(occupation, person.sourceId), factSchema.parse({ value: occupation, citations: [] })], state: "submitted" });
    expect(await move(changeId, "approved", editor)).toBe("CL004");
  });

  it("is approved by an editor who took no part in it, and by nobody else", async () => {
    const changeId = await draft();
    await move(changeId, "submitted");
    expect(await move(changeId, "approved", author)).toBe("CL007");
    expect(await move(changeId, "approved", await makeAccount(database.db, { role: "researcher" }))).toBe("CL007");
    expect(await move(changeId, "approved", await makeAccount(database.db, { role: "editor", disabled: true }))).toBe("CL007");
    const ofAnEditor = await draft(editor);
    await move(ofAnEditor, "submitted");
    expect(await move(ofAnEditor, "approved", editor)).toBe("CL007");
    expect(await move(ofAnEditor, "approved", secondEditor)).toBe("kept");
  });
});

describe("an edition", () => {
  /** The statements that make an edition, as anybody with the desk's password could send them. */
  function publish(changeId: ChangeId, by: Actor, { reason = "published", sha256 = "sha256(convert_to('{}', 'UTF8'))", previous = "decode(repeat('00', 32), 'hex')" } = {}): Promise<string> {
    const ids = { record: person.recordId, change: changeId, by: by.accountId };
    return codeOf("desk", `BEGIN;
      INSERT INTO desk.publication_act (record_id, number, change_id, published_by) VALUES ('${ids.record}', 1, '${ids.change}', '${ids.by}');
      INSERT INTO public_site.edition (record_id, number, kind, published_on, sha256, previous_sha256, reason) VALUES ('${ids.record}', 1, 'person', current_date, ${sha256}, ${previous}, '${reason}');
      INSERT INTO public_site.edition_body (record_id, number, body) VALUES ('${ids.record}', 1, '{}');
      COMMIT`);
  }
  const approved = async (by: Actor) => {
    const { changeId } = await makeFacts(database.db, { recordId: person.recordId, by, facts: [factOf(occupation, person.sourceId)], state: "submitted" });
    await moveChange(database.db, changeId, "approved");
    return changeId;
  };

  it("is published by an editor who took no part in the change", async () => {
    expect(await publish(await approved(author), editor)).toBe("kept");
  });

  it("is not published by one of its authors, nor by a researcher", async () => {
    const changeId = await approved(editor);
    expect(await publish(changeId, editor)).toBe("CL007");
    expect(await publish(changeId, author)).toBe("CL007");
  });

  it("needs an approved change, a true hash, a place in its chain and an honest reason", async () => {
    const { changeId: draft } = await makeFacts(database.db, { recordId: person.recordId, by: author, facts: [factOf(occupation, person.sourceId)], state: "draft" });
    expect(await publish(draft, editor)).toBe("CL008");
    const changeId = await approved(author);
    expect(await publish(changeId, editor, { sha256: "sha256(convert_to('{ }', 'UTF8'))" })).toBe("CL008");
    expect(await publish(changeId, editor, { previous: "decode(repeat('01', 32), 'hex')" })).toBe("CL008");
    expect(await publish(changeId, editor, { reason: "seeded" })).toBe("CL008");
    const alone = `INSERT INTO public_site.edition (record_id, number, kind, published_on, sha256, previous_sha256, reason) VALUES ('${randomUUID()}', 1, 'person', current_date, decode(repeat('00', 32), 'hex'), decode(repeat('00', 32), 'hex'), 'published')`;
    expect(await codeOf("desk", alone)).toBe("CL008");
  });

  it("loses its body by withholding only, once", async () => {
    await published();
    const withhold = () => codeOf("desk", "SELECT public_site.withhold_body($1, 1, current_date)", [person.recordId]);
    // The one that stands is corrected or withdrawn: its content would otherwise be public still.
    expect(await withhold()).toBe("CL009");
    await database.sqlAs("owner", "DELETE FROM public_site.current_edition WHERE record_id IN (SELECT record_id FROM public_site.edition_body)");
    expect(await withhold()).toBe("kept");
    expect(await withhold()).toBe("CL009");
    expect(await codeOf("owner", "UPDATE public_site.edition_body SET body = '{}', withheld_on = NULL WHERE record_id = $1", [person.recordId])).toBe("CL010");
  });
});
