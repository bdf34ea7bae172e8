import { beforeAll, describe, expect, it } from "vitest";
import { formatHonestDate } from "@/lib/core/honest-date";
import { editionAsJson } from "@/lib/editions/api";
import { labelOf } from "@/lib/editions/labels";
import { countRecords } from "@/lib/editions/queries/count-records";
import { findRecord } from "@/lib/editions/queries/find-record";
import { listRecords } from "@/lib/editions/queries/list-records";
import { listSigned } from "@/lib/editions/queries/list-signed";
import { listUpdates } from "@/lib/editions/queries/list-updates";
import { readRecord } from "@/lib/editions/queries/read-record";
import { chainsOf } from "@/lib/editions/source-notes";
import { statementsAbout, timelineOf } from "@/lib/editions/timeline";
import { citationsOf } from "@/lib/editions/facts";
import { testDatabase } from "@/prisma/factories/test-database";
import { seedFromArticle } from "@/prisma/seed/seed";

const database = testDatabase();

async function standingRecord<K extends Parameters<typeof readRecord>[0]>(kind: K, slug: string) {
  const content = await readRecord(kind, slug);
  if (content.state !== "standing") throw new Error(`${slug} does not stand`);
  return content;
}

beforeAll(async () => {
  await seedFromArticle(database.urls.ownerUrl);
});

describe("the public side on the seed", () => {
  it("draws exactly the four entries that the article supports for Xie Yang", async () => {
    const { edition, statements, lookup } = await standingRecord("person", "xie-yang");
    const entries = timelineOf(edition.body, statements);
    expect(entries.map(({ date }) => date && formatHonestDate(date.edtf, "en"))).toEqual(["July 2015", "27 February 2017", "20 March 2017", "21 March 2017"]);
    const { around } = statementsAbout(edition.body.id, statements);
    expect(around.map((statement) => statement.body.slug)).toEqual(
      expect.arrayContaining(["maya-wang-email", "maya-wang-remark", "nicholas-bequelin-post", "globe-and-mail-report-2017-03-20", "hua-chunying-2017-03-21"]),
    );
    expect(labelOf(edition, "zh", lookup)).toEqual({ text: "Xie Yang", language: "zh-Latn" });
  });

  it("leads the letter's words back through the newspaper", async () => {
    const { edition, lookup } = await standingRecord("statement", "joint-letter-2017-02-27");
    const chains = chainsOf(citationsOf(edition.body), lookup).map((chain) => chain.map(({ body }) => body.slug));
    expect(chains).toEqual([["joint-letter-2017-02-27-document", "globe-and-mail-2017-03-20", "humanosphere-2017-03-21"]]);
  });

  it("lists and continues", async () => {
    expect((await listRecords("person")).total).toBe(12);
    expect((await listRecords("person", "wu-gan")).editions.map(({ entry }) => entry.slug)).toEqual(["xi-jinping", "xie-yang"]);
    expect((await listSigned()).map(({ entry }) => entry.slug)).toEqual(["joint-letter-2017-02-27"]);
  });

  it("gives the API an edition whose hash is its stored body's", async () => {
    const found = await findRecord("country", "ca");
    if (found.state !== "standing") throw new Error("Canada does not stand");
    const [row] = await database.sqlAs("reader", "SELECT body, encode(sha256(convert_to(body, 'UTF8')), 'hex') AS hash FROM public_site.edition_body WHERE record_id = $1", [found.edition.entry.id]);
    const json = editionAsJson(found.edition);
    expect(json.edition.sha256).toBe(row?.hash);
    expect(json.body).toEqual(JSON.parse(String(row?.body)));
  });

  it("lets a withdrawn record vanish from lists, counts, updates and other pages", async () => {
    const before = await countRecords();
    const id = (await standingRecord("person", "li-heping")).edition.body.id;
    await database.sqlAs("owner", "DELETE FROM public_site.current_edition WHERE record_id = $1", [id]);
    await database.sqlAs("owner", "INSERT INTO public_site.tombstone VALUES ($1, 'person', 'li-heping', '2020-01-01')", [id]);
    expect(await findRecord("person", "li-heping")).toEqual({ state: "withdrawn", on: "2020-01-01" });
    expect((await countRecords()).counts.person).toBe(before.counts.person - 1);
    expect((await listUpdates()).some(({ record }) => record.body.id === id)).toBe(false);
    expect((await standingRecord("statement", "joint-letter-2017-02-27")).lookup.has(id)).toBe(false);
  });

  it("says that nothing is there, in the same way, for what never was and for what no address can be", async () => {
    expect(await findRecord("person", "nobody-at-all")).toEqual({ state: "missing" });
    expect(await findRecord("person", "../etc'--")).toEqual({ state: "missing" });
  });
});
