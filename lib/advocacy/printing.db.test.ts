/** A list's dossier as a PDF, against Postgres: whose it is, what of a withdrawal while it is made, and what is said where there is none. */
import { randomUUID } from "node:crypto";
import { beforeAll, beforeEach, expect, test, vi } from "vitest";
import { addPerson } from "@/lib/advocacy/commands/add-person";
import { deleteList } from "@/lib/advocacy/commands/delete-list";
import { makeList } from "@/lib/advocacy/commands/make-list";
import { printDossier, type Printing } from "@/lib/advocacy/commands/print-dossier";
import { shareList } from "@/lib/advocacy/commands/share-list";
import type { Actor } from "@/lib/core/actor";
import { listIdSchema, type ListId, type RecordId } from "@/lib/core/ids";
import { PdfFailure } from "@/lib/platform/print-pdf";
import { withdrawRecord } from "@/lib/publication/commands/take-down";
import { makeAccount } from "@/prisma/factories/accounts";
import { auditSince, lastAudit } from "@/prisma/factories/expect-refusal";
import { standingPerson } from "@/prisma/factories/publications";
import { testDatabase } from "@/prisma/factories/test-database";

const database = testDatabase();
let editor: Actor, researcher: Actor, owner: Actor, colleague: Actor, other: Actor;
let listId: ListId;
let stays: RecordId;

const PAGE = { html: '<title>T</title><main id="content" class="dossier" data-running="D"><h1>Gardeners</h1></main>', styles: [] };
/** What was asked of the page and of Chromium. */
const readPage = vi.fn<Printing["readPage"]>();
const print = vi.fn<Printing["print"]>();
const printing = (program: string | undefined = "/usr/bin/invented"): Printing => ({ program, readPage, print });
const asked = (who: Actor, more?: Printing) => printDossier(who, { listId, language: "zh" }, more ?? printing());
const page = () => `/desk/lists/${listId}/dossier?language=zh`;

beforeAll(async () => {
  [editor, researcher] = [await makeAccount(database.db, { role: "editor" }), await makeAccount(database.db, { role: "researcher" })];
  stays = (await standingPerson(database.db, { by: researcher, editor, name: "Test Person Aubergine" })).recordId;
  [owner, colleague, other] = [await makeAccount(database.db, { role: "advocate" }), await makeAccount(database.db, { role: "advocate" }), await makeAccount(database.db, { role: "admin" })];
});

beforeEach(async () => {
  ({ listId } = await makeList(owner, { listId: listIdSchema.parse(randomUUID()), unsentBy: owner.accountId, name: "Invented gardeners" }));
  await addPerson(owner, { listId, personId: stays });
  readPage.mockReset().mockResolvedValue(PAGE);
  print.mockReset().mockImplementation((_program, html) => Promise.resolve(Buffer.from(html)));
});

test("it is made of the page, for its owner and whom they named; for everybody else, an admin too, there is no such list; and no log tells of it", async () => {
  const { email } = await database.db.account.findUniqueOrThrow({ where: { id: colleague.accountId }, select: { email: true } });
  await shareList(owner, { listId, email: email ?? "", access: "read" });
  const before = await lastAudit(database.db);
  for (const who of [owner, colleague]) {
    const made = await asked(who);
    expect(made).toMatchObject({ name: expect.stringMatching(/^dossier-\d{4}-\d{2}-\d{2}\.pdf$/u), type: "application/pdf" });
    expect("body" in made ? await new Response(made.body).text() : "").toContain("<h1>Gardeners</h1>");
  }
  expect(readPage.mock.calls).toEqual([[page()], [page()]]);
  expect(print.mock.calls.map(([program]) => program)).toEqual(["/usr/bin/invented", "/usr/bin/invented"]);
  expect(await asked(other)).toEqual({ to: page() });
  await deleteList(owner, { listId, confirmed: "yes" });
  for (const who of [owner, colleague, other]) expect(await asked(who)).toEqual({ to: page() });
  expect(print).toHaveBeenCalledTimes(2);
  expect((await auditSince(database.db, before)).map(({ event }) => event)).toEqual(["list.deleted"]);
});

test("who is withdrawn while it is made is in no PDF: it is made again", async () => {
  const goes = await standingPerson(database.db, { by: researcher, editor, name: "Test Person Bergamot" });
  await addPerson(owner, { listId, personId: goes.recordId });
  print.mockImplementationOnce(async () => {
    await withdrawRecord(editor, { recordId: goes.recordId, reason: "Safety.", confirmed: "yes" });
    return Buffer.from("with Bergamot");
  });
  const made = await asked(owner);
  expect("body" in made ? await new Response(made.body).text() : "").toContain("<h1>Gardeners</h1>");
  expect(print).toHaveBeenCalledTimes(2);
});

test("what is too long for one document is said before Chromium is begun with", async () => {
  const tooLong = [PAGE.html.replace('class="dossier"', 'class="dossier too-long"'), PAGE.html.replace("Gardeners", "Gardeners ".repeat(250_000))];
  for (const html of tooLong) {
    readPage.mockResolvedValueOnce({ html, styles: [] });
    expect(await asked(owner)).toEqual({ to: `${page()}&pdf=large` });
  }
  expect(print).not.toHaveBeenCalled();
});

test("a list that is taken away while it is made is handed to nobody", async () => {
  print.mockImplementation(async () => {
    await deleteList(owner, { listId, confirmed: "yes" });
    return Buffer.from("made");
  });
  expect(await asked(owner)).not.toHaveProperty("body");
});

test("where there is none its page is shown with the reason: no Chromium, too long, broken, no page; and nobody twice at once", async () => {
  const because = (why: string) => ({ to: `${page()}&pdf=${why}` });
  expect(await asked(owner, { ...printing(), program: undefined })).toEqual(because("none"));
  expect(print).not.toHaveBeenCalled();
  for (const [code, why] of [["late", "large"], ["too_large", "large"], ["no_sandbox", "sandbox"], ["ended", "failed"]] as const) {
    print.mockRejectedValueOnce(new PdfFailure(code));
    expect(await asked(owner), code).toEqual(because(why));
  }
  for (const none of [null, { html: "<main>Not found</main>", styles: [] }]) {
    readPage.mockResolvedValueOnce(none);
    expect(await asked(owner)).toEqual(because("failed"));
  }
  let finish: (pdf: Buffer<ArrayBuffer>) => void = () => undefined;
  const held = new Promise<Buffer<ArrayBuffer>>((resolve) => (finish = resolve));
  const begun = new Promise<void>((resolve) => {
    print.mockImplementationOnce(() => {
      resolve();
      return held;
    });
  });
  const first = asked(owner);
  await begun;
  expect(await asked(owner)).toEqual(because("busy"));
  finish(Buffer.from("first"));
  expect(await first).toHaveProperty("body");
});
