/** What is less exact in public stays on the desk everywhere: bodies, rows of the search, past editions; and by raw SQL. */
import { beforeAll, describe, expect, it } from "vitest";
import { addCase } from "@/lib/cases/commands/add-case";
import { editFact } from "@/lib/cases/commands/edit-fact";
import { logUpdate } from "@/lib/cases/commands/log-update";
import { addCaseSchema, editFactSchema, logUpdateSchema } from "@/lib/cases/schema";
import { submitChange } from "@/lib/changes/commands/submit-change";
import type { Actor } from "@/lib/core/actor";
import type { AssertionId, ChangeId } from "@/lib/core/ids";
import { makeAccount } from "@/prisma/factories/accounts";
import { refusalFrom } from "@/prisma/factories/expect-refusal";
import { publishAsSeen } from "@/prisma/factories/publications";
import { makePerson, type MadePerson } from "@/prisma/factories/records";
import { codesFrom } from "@/prisma/factories/refused-code";
import { testDatabase } from "@/prisma/factories/test-database";

const database = testDatabase();
const codeOf = codesFrom(database);
const PLACE = "Shed 12 behind the marrows";

let author: Actor, editor: Actor;
let person: MadePerson;
let logged: { changeId: ChangeId; assertionId: AssertionId };

const typed = (more: object) => ({ stage: "arrest", text: "Arrested among invented leaves.", language: "en", place: PLACE, date: { year: "2031", month: "5", day: "4", printed: "that Sunday", countedFrom: "2031-05-05" }, citations: [{ sourceId: person.sourceId, exact: "That Sunday, in Shed 12, it is said." }], ...more });
const log = (more: object) => logUpdate(author, logUpdateSchema.parse({ recordId: person.recordId, caseId: person.caseId, ...typed(more) }));

/** Everything that the public's role can read, as text. */
async function readable(): Promise<string> {
  const tables = await database.sqlAs("owner", "SELECT table_name FROM information_schema.role_table_grants WHERE table_schema = 'public_site' AND grantee = 'caselight_reader' AND privilege_type = 'SELECT'");
  let all = "";
  for (const { table_name: table } of tables) {
    const [row] = await database.sqlAs("reader", `SELECT coalesce(string_agg(each::text, E'\\n'), '') AS rows FROM public_site."${String(table)}" each`);
    all += String(row?.["rows"]);
  }
  return all;
}

beforeAll(async () => {
  const { db } = database;
  [author, editor] = [await makeAccount(db, { role: "researcher" }), await makeAccount(db, { role: "editor" })];
  person = await makePerson(db, { by: author });
  logged = await log({ publicDate: "month", publicPlace: "Marrow province" });
  await submitChange(author, { changeId: logged.changeId });
  await publishAsSeen(editor, { changeId: logged.changeId, publicNote: null });
});

describe("an event of which the public reads the month and the province", () => {
  it("is exact on the desk, and nowhere that a reader can read", async () => {
    expect(await database.db.assertion.findUniqueOrThrow({ where: { id: logged.assertionId }, select: { edtf: true, datePrinted: true, publicDate: true, publicPlace: true } })).toEqual({ edtf: "2031-05-04", datePrinted: "that Sunday", publicDate: "month", publicPlace: "Marrow province" });
    const all = await readable();
    expect(all).toContain("Arrested among invented leaves.");
    expect(all).toContain("Marrow province");
    for (const told of ["2031-05-04", "2031-05-05", "Sunday", "Shed 12"]) expect(all).not.toContain(told);
  });

  it("keeps what was chosen when it is said anew, and lets the place be left out", async () => {
    const { id } = await database.db.assertion.findFirstOrThrow({ where: { recordId: person.recordId, kind: "event_reading", retiredByChangeId: null } });
    const { changeId } = await editFact(author, editFactSchema.parse({ assertionId: id, ...anew({ publicDate: "year", hidesPlace: "yes" }) }));
    await submitChange(author, { changeId });
    await publishAsSeen(editor, { changeId, publicNote: "Less is said." });
    const { document } = await database.db.currentEdition.findUniqueOrThrow({ where: { recordId: person.recordId } });
    expect(JSON.stringify(document)).not.toMatch(/Marrow province|2031-05/u);
    expect(JSON.stringify(document)).toContain('"edtf":"2031"');
  });

  function anew(more: object) {
    const { stage, text, language, place, ...rest } = typed(more);
    return { value: { kind: "event_reading", stage, text, language, place }, ...rest };
  }

  it("is not saved with words that tell what it hides", async () => {
    expect(await refusalFrom(log({ publicDate: "month", text: "Arrested on 4 May in the garden." }))).toMatchObject({ code: "invalid", messageKey: "finerInWords" });
    expect(await refusalFrom(log({ publicPlace: "Marrow province", text: `Arrested in ${PLACE}.` }))).toMatchObject({ messageKey: "finerInWords" });
  });

  it("leaves its words inside under the name and the calling of whoever is added with it, whatever becomes public", async () => {
    const form = (event: object) => addCaseSchema.parse({ name: { text: "Test Person Leek", language: "en" }, nativeName: { text: "试韭葱", language: "zh-Hans" }, occupation: "lawyer", event: { ...typed({}), citations: undefined, visibility: "internal", ...event }, citations: typed({}).citations });
    const chosen = async (event: object) => {
      const { changeId } = await addCase(author, form(event));
      return (await database.db.assertion.findMany({ where: { addedByChangeId: changeId }, select: { publicDate: true, publicPlace: true } })).map(({ publicDate, publicPlace }) => [publicDate, publicPlace]);
    };
    expect(await chosen({ publicDate: "month", publicPlace: "Marrow province" })).toEqual(Array.from({ length: 4 }, () => ["month", "Marrow province"]));
    expect(await chosen({ hidesPlace: "yes" })).toEqual(Array.from({ length: 4 }, () => [null, ""]));
  });

  it.each([
    ["a day", { date: { edtf: "2031-05-04", earliest: "2031-05-04", latest: "2031-05-04", printed: null, countedFrom: null } }],
    ["bounds that are days", { date: { edtf: "2031-05", earliest: "2031-05-04", latest: "2031-05-31", printed: null, countedFrom: null } }],
    ["the printed words of the date", { date: { edtf: "2031-05", earliest: "2031-05-01", latest: "2031-05-31", printed: "that Sunday", countedFrom: null } }],
    ["the day of its end", { end: { edtf: "2031-05-09", earliest: "2031-05-09", latest: "2031-05-09", printed: null, countedFrom: null } }],
    ["the place", { place: PLACE }],
    ["the source's words", { citations: [{ exact: "That Sunday.", prefix: "", suffix: "", start: null, end: null, locator: null }] }],
  ])("enters no edition with %s by raw SQL", async (_what, told) => {
    const silent = { id: hidden, date: null, place: "Marrow province", citations: [{ exact: "", prefix: "", suffix: "", start: null, end: null, locator: null }] };
    expect(await editionOf({ cases: [{ events: [silent] }] })).toBe("kept");
    expect(await editionOf({ cases: [{ events: [{ ...silent, ...told }] }] })).toBe("CL167");
  });

  let hidden: string;
  let held: MadePerson;
  beforeAll(async () => {
    held = await makePerson(database.db, { by: author, name: "Test Person Fennel" });
    const made = await logUpdate(author, logUpdateSchema.parse({ recordId: held.recordId, caseId: held.caseId, ...typed({ publicDate: "month", publicPlace: "Marrow province" }) }));
    hidden = made.assertionId;
    await submitChange(author, { changeId: made.changeId });
    await database.db.change.update({ where: { id: made.changeId }, data: { state: "approved", decidedById: editor.accountId, decidedAt: new Date() } });
    change = made.changeId;
  });
  let change: string;

  // Undone again: one change makes one edition.
  function editionOf(body: object): Promise<string> {
    const text = JSON.stringify(body).replaceAll("'", "''");
    return codeOf("desk", `BEGIN;
      INSERT INTO desk.publication_act (record_id, number, change_id, published_by) VALUES ('${held.recordId}', 1, '${change}', '${editor.accountId}');
      INSERT INTO public_site.edition (record_id, number, kind, published_on, sha256, previous_sha256, reason)
        VALUES ('${held.recordId}', 1, 'person', current_date, sha256(convert_to('${text}', 'UTF8')), decode(repeat('00', 32), 'hex'), 'published');
      INSERT INTO public_site.edition_body (record_id, number, body) VALUES ('${held.recordId}', 1, '${text}');
      SET CONSTRAINTS ALL IMMEDIATE; ROLLBACK`);
  }
});
