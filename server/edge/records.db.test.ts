/** One record of the API, read by the edge itself, against what the app's route makes of the same record. */
import type { ServerResponse } from "node:http";
import { afterEach, beforeAll, beforeEach, expect, it } from "vitest";
import { GET } from "@/app/api/v1/[kind]/[slug]/route";
import type { Actor } from "@/lib/core/actor";
import { KIND_PLURAL, RECORD_KINDS, type RecordKind } from "@/lib/core/kinds";
import type { RecordId } from "@/lib/core/ids";
import { withdrawRecord } from "@/lib/publication/commands/take-down";
import { makeAccount } from "@/prisma/factories/accounts";
import { publishFacts } from "@/prisma/factories/publications";
import { factOf, makeRecord } from "@/prisma/factories/records";
import { testDatabase } from "@/prisma/factories/test-database";
import { readRecords } from "./records";
import { StandIn, type Answer } from "./stand-in";

const database = testDatabase();
let researcher: Actor, editor: Actor, source: RecordId;
let stand: StandIn;

/** The app as it is, behind the stand-in: its route answers. */
async function askRoute(path: string, response: ServerResponse): Promise<void> {
  const [, , , kind = "", slug = ""] = new URL(path, "http://localhost").pathname.split("/");
  const answer = await GET(new Request(`http://localhost${path}`), { params: Promise.resolve({ kind, slug }) });
  response.writeHead(answer.status, Object.fromEntries(answer.headers)).end(Buffer.from(await answer.arrayBuffer()));
}

async function open(readerUrl: string): Promise<void> {
  stand = new StandIn();
  stand.records = readRecords(readerUrl);
  stand.behave = ({ url = "" }, response) => void askRoute(url, response).catch(() => response.writeHead(500).end());
  await stand.open();
}

beforeAll(async () => {
  [researcher, editor] = await Promise.all((["researcher", "editor"] as const).map((role) => makeAccount(database.db, { role }))) as [Actor, Actor];
  source = await makeRecord(database.db, "source");
  await publishFacts(database.db, { recordId: source, by: researcher, editor, facts: [factOf({ kind: "attribute", attribute: "title", text: "Ein erfundener Bericht – „茄子“", language: "de" }, source)] });
});
beforeEach(() => open(database.urls.readerUrl));
afterEach(() => stand.close());

async function publishOne(kind: RecordKind): Promise<{ id: RecordId; path: string }> {
  const id = kind === "source" ? source : await makeRecord(database.db, kind);
  const facts = kind === "source" ? [] : [factOf({ kind: "name", text: `Test ${kind} \u2028 茄子 "quoted"`, language: "en", nameKind: "main" }, source)];
  if (facts.length > 0) await publishFacts(database.db, { recordId: id, by: researcher, editor, facts });
  const { slug } = await database.db.publicRecord.findUniqueOrThrow({ where: { id }, select: { slug: true } });
  return { id, path: `/api/v1/${KIND_PLURAL[kind]}/${slug}` };
}

/** All of an answer but the moment of it. */
function apartFromDate({ status, headers: { date: _date, ...headers }, body }: Answer) {
  return { status, headers, body: body.toString("base64") };
}

it.each(RECORD_KINDS)("a %s is answered without the app, byte for byte and header for header as the app answers", async (kind) => {
  const { path } = await publishOne(kind);
  for (const headers of [{}, { "Accept-Encoding": "br" }, { "Accept-Encoding": "gzip" }]) {
    for (const method of ["GET", "HEAD"]) {
      const direct = await stand.ask(path, { method, headers });
      expect(stand.asked).toHaveLength(0);
      // A query makes it another address, of which the edge knows nothing.
      const through = await stand.ask(`${path}?of=app`, { method, headers });
      expect(stand.asked.splice(0).length).toBeLessThanOrEqual(1);
      expect(apartFromDate(direct)).toEqual(apartFromDate(through));
      expect(direct).toMatchObject({ status: 200, headers: { "content-type": "application/json" } });
    }
  }
  const { headers: { etag = "" } } = await stand.ask(path);
  expect((await stand.ask(path, { headers: { "If-None-Match": etag } })).status).toBe(304);
});

it("what stands at no address is the app's to say: withdrawn, moved, missing, or no address at all", async () => {
  const withdrawn = await publishOne("person");
  const moved = await publishOne("person");
  const old = `old-${moved.id}`;
  await database.sqlAs("owner", "INSERT INTO public_site.redirect (kind, slug, record_id, since) VALUES ('person', $1, $2, '2031-05-02')", [old, moved.id]);
  await withdrawRecord(editor, { recordId: withdrawn.id, reason: "Invented.", confirmed: "yes" });
  // Nobody told the edge of any of it.
  expect((await stand.ask(withdrawn.path)).status).toBe(410);
  expect(await stand.ask(`/api/v1/people/${old}`)).toMatchObject({ status: 301, headers: { location: moved.path } });
  for (const path of ["/api/v1/people/nobody-is-called-so", "/api/v1/people/Not_A_Slug", "/api/v1/places/here", "/api/v1/sources/nothing"]) {
    expect((await stand.ask(path)).status, path).toBe(404);
  }
  expect(stand.asked).toHaveLength(6);
});

it("a record that was kept is gone with its withdrawal, and one asked for at that moment is not kept", async () => {
  const { id, path } = await publishOne("person");
  expect((await stand.ask(path)).status).toBe(200);
  await withdrawRecord(editor, { recordId: id, reason: "Invented.", confirmed: "yes" });
  stand.publish(2, 2);
  expect((await stand.ask(path)).status).toBe(410);
});

it("where the edge cannot read, the app is asked; where neither can, that is said", async () => {
  const { path } = await publishOne("person");
  await stand.close();
  await open("postgresql://nobody@127.0.0.1:1/nothing");
  expect((await stand.ask(path)).status).toBe(200);
  expect(stand.asked).toHaveLength(1);
  stand.behave = (_request, response) => response.writeHead(500).end();
  expect(await stand.ask(`${path}-2`)).toMatchObject({ status: 503, headers: { "content-type": "application/problem+json" } });
});

it("while the clock says that the database cannot be read, it is not asked", async () => {
  const { path } = await publishOne("person");
  let asked = 0;
  stand.records = { answerAt: () => Promise.reject(new Error(`asked ${String((asked += 1))} times`)), close: () => Promise.resolve() };
  await stand.closeEdge();
  stand.generation = { ...stand.generation, readable: false };
  await stand.open();
  expect((await stand.ask(path)).status).toBe(200);
  expect(asked).toBe(0);
});
