/** What is taken along: what one may see and no more, written so that nothing in it runs, and on file. */
import { beforeAll, expect, it } from "vitest";
import { parse } from "csv-parse/sync";
import type { Actor } from "@/lib/core/actor";
import { addCase } from "@/lib/cases/commands/add-case";
import { addCaseSchema } from "@/lib/cases/schema";
import { makeExport } from "@/lib/imports/commands/make-export";
import type { ExportInput } from "@/lib/imports/schema";
import { makeAccount } from "@/prisma/factories/accounts";
import { auditSince, lastAudit, refusalFrom } from "@/prisma/factories/expect-refusal";
import { makePerson } from "@/prisma/factories/records";
import { testDatabase } from "@/prisma/factories/test-database";

const database = testDatabase();
let [researcher, colleague, advocate] = [] as unknown as [Actor, Actor, Actor];

beforeAll(async () => {
  [researcher, colleague, advocate] = await Promise.all([makeAccount(database.db, { role: "researcher" }), makeAccount(database.db, { role: "researcher" }), makeAccount(database.db, { role: "advocate" })]);
  const published = await makePerson(database.db, { by: researcher });
  const event = (text: string, visibility: string) => ({ event: { stage: "arrest", text, language: "en", visibility, internalNote: "MARKERnote" }, internalNote: "MARKERnote", citations: [{ sourceId: published.sourceId, exact: "=MARKERquote", internalNote: "MARKERnote" }] });
  await addCase(researcher, addCaseSchema.parse({ name: { text: "Radicchio Own", language: "en" }, ...event("=cmd|own", "public") }));
  await addCase(researcher, addCaseSchema.parse({ name: { text: "Radicchio Inside", language: "en" }, ...event("MARKERinternal", "internal") }));
});

async function exported(actor: Actor, input: ExportInput): Promise<string> {
  return new Response((await makeExport(actor, input)).body).text();
}

it("gives drafts to whoever may read them, what is published to all, and what is internal to nobody", async () => {
  const own = await exported(researcher, { what: "events", scope: "all", format: "csv" });
  const theirs = await exported(colleague, { what: "events", scope: "all", format: "csv" });
  const published = await exported(researcher, { what: "events", scope: "published", format: "csv" });
  expect([own.includes("cmd|own"), theirs.includes("cmd|own"), published.includes("cmd|own")]).toEqual([true, false, false]);
  for (const text of [own, theirs, published]) for (const marker of ["MARKERnote", "MARKERinternal"]) expect(text).not.toContain(marker);
  const people = await exported(colleague, { what: "people", scope: "all", format: "jsonl" });
  expect(people).not.toMatch(/radicchio/iu);
  expect(await refusalFrom(makeExport(advocate, { what: "people", scope: "published", format: "csv" }))).toMatchObject({ code: "forbidden" });
});

it("writes formulas inert in CSV, each line of JSON Lines by itself, and on file how many rows but no value", async () => {
  const before = await lastAudit(database.db);
  const csv = await exported(researcher, { what: "events", scope: "all", format: "csv" });
  const rows: Record<string, string>[] = parse(csv, { columns: true, bom: true });
  expect(rows.find(({ person }) => person === "radicchio-own")).toMatchObject({ text: "'=cmd|own", exact: "'=MARKERquote", what: "arrest", state: "draft", case: "1" });
  const lines = (await exported(researcher, { what: "events", scope: "all", format: "jsonl" })).trim().split("\n").map((line) => JSON.parse(line) as Record<string, unknown>);
  expect(lines.map(({ text }) => text).toSorted()).toEqual(rows.map(({ text }) => text?.replace(/^'=/u, "=")).toSorted());
  const events = await auditSince(database.db, before);
  expect(events.map(({ event, detail }) => [event, detail])).toEqual(["csv", "jsonl"].map((format) => ["export.made", { what: "events", scope: "all", format, rows: rows.length }]));
});
