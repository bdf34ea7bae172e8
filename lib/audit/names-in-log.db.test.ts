/** Whom the page of the log names: nobody whom the desk gave up or expunged, by whatever they were called. */
import { randomUUID } from "node:crypto";
import { createElement } from "react";
import { renderToStaticMarkup } from "react-dom/server";
import { beforeAll, describe, expect, it } from "vitest";
import { AuditRows } from "@/components/desk/audit/audit-rows";
import { listAudit } from "@/lib/audit/queries/list-audit";
import { recordAudit } from "@/lib/audit/record-audit";
import type { AuditEvent } from "@/lib/audit/schema";
import { discardChange } from "@/lib/changes/commands/discard-change";
import type { Actor } from "@/lib/core/actor";
import type { RecordId } from "@/lib/core/ids";
import { LOCALES } from "@/lib/core/kinds";
import { inTransaction } from "@/lib/platform/db";
import { withdrawRecord } from "@/lib/publication/commands/take-down";
import { makeAccount } from "@/prisma/factories/accounts";
import { approvedExpunging, proposedExpunging } from "@/prisma/factories/expungings";
import { standingPerson } from "@/prisma/factories/publications";
import { factOf, makeFacts, makeRecord, makeSource } from "@/prisma/factories/records";
import { testDatabase } from "@/prisma/factories/test-database";

const database = testDatabase();
let researcher: Actor, editor: Actor, admin: Actor;
let source: RecordId;

beforeAll(async () => {
  [researcher, editor, admin] = [await makeAccount(database.db, { role: "researcher" }), await makeAccount(database.db, { role: "editor" }), await makeAccount(database.db, { role: "admin" })];
  source = await makeSource(database.db, { by: researcher, title: "A report on chamomile" });
});

const logged = (row: AuditEvent) => inTransaction((transaction) => recordAudit(transaction, row));

/** All that the page is given about a record, and what it draws of it. */
async function toldOf(record: RecordId): Promise<{ given: string; drawn: string[] }> {
  await logged({ event: "record.told_apart", actorId: researcher.accountId, subjectKind: "record", subjectId: source, detail: { other: record } });
  await logged({ event: "case.checked", actorId: researcher.accountId, subjectKind: "case", subjectId: randomUUID(), detail: { recordId: record } });
  await logged({ event: "record.unmerged", actorId: researcher.accountId, subjectKind: "record", subjectId: record, detail: { changeId: (await changeOf(record)), from: record, version: 1 } });
  const { entries, names } = await listAudit(admin, {});
  const given = JSON.stringify([entries, [...names.records], [...names.people]]);
  return { given, drawn: LOCALES.map((locale) => renderToStaticMarkup(createElement(AuditRows, { locale, entries, names }))) };
}

async function changeOf(recordId: RecordId) {
  const { changeId } = await makeFacts(database.db, { recordId: source, by: researcher, facts: [], state: "draft" });
  expect(recordId).not.toBe(source);
  return changeId;
}

describe("the page of the log", () => {
  it("does not name a new record that was given up: neither what it was called, nor its address", async () => {
    const [person, report] = [await makeRecord(database.db, "person", "marjoram-tansy"), await makeRecord(database.db, "source", "lovage-leaflet")];
    const facts = { [person]: factOf({ kind: "name", text: "Marjoram Tansy", language: "en", nameKind: "main" }, source), [report]: factOf({ kind: "attribute", attribute: "title", text: "Lovage Leaflet", language: "en" }, source) };
    for (const [record, fact] of [[person, facts[person]], [report, facts[report]]] as const) {
      const { changeId } = await makeFacts(database.db, { recordId: record, by: researcher, facts: fact === undefined ? [] : [fact], state: "draft" });
      // While it is under way, who reads the log is told what the rest of the desk calls it.
      expect((await toldOf(record)).drawn[0]).toMatch(/Marjoram Tansy|Lovage Leaflet/u);
      await discardChange(researcher, { changeId });
      const { given, drawn } = await toldOf(record);
      for (const text of [given, ...drawn]) {
        expect(text).toContain(record);
        expect(text).not.toMatch(/marjoram|tansy|lovage|leaflet/iu);
      }
      for (const page of drawn) expect(page).not.toContain(`href="/desk/records/${record}"`);
    }
  });

  it("does not name what was expunged", async () => {
    const { recordId, slug } = await standingPerson(database.db, { by: researcher, editor, name: "Test Person Sorrel", source });
    expect((await toldOf(recordId)).drawn[0]).toContain("Test Person Sorrel");
    await withdrawRecord(editor, { recordId, reason: "At their wish.", confirmed: "yes" });
    await approvedExpunging(database.db, admin, recordId, await proposedExpunging(database.db, editor, recordId));
    const { given, drawn } = await toldOf(recordId);
    for (const text of [given, ...drawn]) {
      expect(text).toContain(recordId);
      expect(text.toLowerCase()).not.toContain("sorrel");
      expect(text).not.toContain(slug);
    }
    expect((await listAudit(admin, {})).names.records.has(recordId)).toBe(false);
    for (const page of drawn) expect(page).not.toContain(`href="/desk/records/${recordId}"`);
  });

  it("says a practice by the name that the vocabulary has for it", async () => {
    await logged({ event: "law.taken_back", actorId: admin.accountId, subjectKind: "law", subjectId: randomUUID(), detail: { practice: "rsdl", act: "add" } });
    await logged({ event: "law.taken_back", actorId: admin.accountId, subjectKind: "law", subjectId: randomUUID(), detail: { practice: "no_such_practice", act: "add" } });
    const { entries, names } = await listAudit(admin, {});
    const [en, zh] = LOCALES.map((locale) => renderToStaticMarkup(createElement(AuditRows, { locale, entries, names })));
    expect(en).toContain("Residential surveillance at a designated location");
    expect(zh).toContain("指定居所监视居住");
    expect(en).toContain("<code>no_such_practice</code>");
  });

  it("is drawn whatever an earlier version of the product wrote", async () => {
    const drawn = async () => {
      const { entries, names } = await listAudit(admin, {});
      return renderToStaticMarkup(createElement(AuditRows, { locale: "en", entries, names }));
    };
    await database.sqlAs("owner", `BEGIN; ALTER TABLE desk.audit DISABLE TRIGGER USER;
      UPDATE desk.audit SET detail = '{"from": "of_before", "to": "of_after", "recordId": "no-record", "changeId": "no-change", "accountId": "nobody", "companions": ["neither"]}' WHERE seq = (SELECT max(seq) FROM desk.audit);
      ALTER TABLE desk.audit ENABLE TRIGGER USER; COMMIT`);
    for (const code of ["of_before", "of_after", "no-record", "no-change", "nobody", "neither"]) expect(await drawn()).toContain(`<code>${code}</code>`);
  });
});
