/** What a withdrawal leaves on the other records' pages: no count, no empty heading, no fact about what is gone. */
import { beforeAll, describe, expect, it } from "vitest";
import { editionAsJson } from "@/lib/editions/api";
import { labelOf } from "@/lib/editions/labels";
import { signatureMatrix } from "@/lib/editions/matrix";
import { findRecord } from "@/lib/editions/queries/find-record";
import { listEvery, listRecords } from "@/lib/editions/queries/list-records";
import { listSigned } from "@/lib/editions/queries/list-signed";
import { readPeopleSearch } from "@/lib/editions/queries/read-people-search";
import { readRecord } from "@/lib/editions/queries/read-record";
import { readSearch } from "@/lib/editions/search/params";
import { recordIdSchema } from "@/lib/core/ids";
import { withdrawRecord } from "@/lib/publication/commands/take-down";
import { makeAccount } from "@/prisma/factories/accounts";
import { testDatabase } from "@/prisma/factories/test-database";
import { seedFromArticle } from "@/prisma/seed/seed";

const database = testDatabase();
const LETTER = "joint-letter-2017-02-27";

async function withdraw(kind: string, slug: string): Promise<string> {
  const [row] = await database.sqlAs("owner", "SELECT record_id FROM public_site.current_edition WHERE kind = $1 AND slug = $2", [kind, slug]);
  const recordId = recordIdSchema.parse(row?.["record_id"]);
  await withdrawRecord(await makeAccount(database.db, { role: "editor" }), { recordId, reason: "Safety.", confirmed: "yes" });
  return recordId;
}

async function letter() {
  const content = await readRecord("statement", LETTER);
  if (content.state !== "standing") throw new Error("The letter does not stand.");
  return content;
}

beforeAll(async () => {
  await seedFromArticle(database.urls.ownerUrl);
});

describe("after a person and a country were withdrawn", () => {
  let person: string, country: string;
  beforeAll(async () => {
    person = await withdraw("person", "xie-yang");
    country = await withdraw("country", "ca");
  });

  it("the letter has one signatory less, in its title and in its list, and names the person no more", async () => {
    const { edition, lookup } = await letter();
    expect(labelOf(edition, "en", lookup).text).toContain("signed by 10 countries");
    expect(labelOf(edition, "zh", lookup).text).toContain("10国签署");
    expect(edition.body.signatures.filter(({ state }) => state === "signed")).toHaveLength(10);
    expect(edition.body.about.filter(({ relation }) => relation === "names")).toHaveLength(4);
    expect(JSON.stringify(edition.body)).not.toContain(person);
  });

  it("lists and the matrix say the same", async () => {
    const [statements, countries] = [await listSigned(), await listEvery("country")];
    expect(statements[0] && labelOf(statements[0], "en", new Map()).text).toContain("signed by 10 countries");
    const cells = signatureMatrix(countries, statements).rows.flatMap((row) => row.cells.flat());
    expect(cells.filter(({ state }) => state === "signed")).toHaveLength(10);
    expect((await listRecords("statement")).editions.every(({ body }) => !JSON.stringify(body).includes(country))).toBe(true);
  });

  it("the API still answers the body that the hash is of: ids, and nothing that stood under them", async () => {
    const found = await findRecord("statement", LETTER);
    if (found.state !== "standing") throw new Error("The letter does not stand.");
    const json = editionAsJson(found.edition);
    const [row] = await database.sqlAs("reader", "SELECT body, encode(sha256(convert_to(body, 'UTF8')), 'hex') AS hash FROM public_site.edition_body WHERE record_id = $1", [found.edition.entry.id]);
    expect(json.edition.sha256).toBe(row?.hash);
    expect(json.body).toEqual(JSON.parse(String(row?.body)));
    expect(JSON.stringify(json.body)).toContain(person);
  });
});

describe("after the only source of everything was withdrawn", () => {
  it("nothing is drawn that no source here says: no names, no signatures, no lawyers", async () => {
    await withdraw("source", "humanosphere-2017-03-21");
    const { edition, lookup } = await letter();
    expect(edition.body.signatures).toEqual([]);
    expect(labelOf(edition, "en", lookup)).toEqual({ text: "Statement", language: null });
    const { counts: { total }, people } = await readPeopleSearch(readSearch({}, "lawyers").search);
    expect([total, people]).toEqual([0, []]);
    const [somebody] = (await listRecords("person")).editions;
    expect(somebody && labelOf(somebody, "en", new Map()).text).toBe("Person");
  });
});
