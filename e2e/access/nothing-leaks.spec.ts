/** A mark in every internal field appears in no public page, API answer, header or log, nor in the log of a write that fails; and nobody who was withdrawn in any page, file or dataset. */
import { readFileSync } from "node:fs";
import path from "node:path";
import { readArchive } from "../../lib/imports/workbook/zip";
import { cookieHeader } from "../accounts";
import { row, rows } from "../database";
import { errorSummary, field, fillUpdate } from "../desk-steps";
import { expect, test } from "../fixtures";
import { inventedName, unusual } from "../invented";
import { makePerson, withdraw } from "../make-records";
import { everyDatasetFile, everyFile, everyPublicPage } from "../public/addresses";
import { readAll } from "../read-all";
import { addressOf, insertRecoveryCode, seal, sources } from "../sealing";
import { CODES, plant, unmarkedColumns } from "./planting";
import { send } from "./posting";

const APIS = ["people", "practices", "statements", "countries", "organisations", "sources", "updates"];

/** Everything that the app has logged, and Postgres with it. */
async function logs(): Promise<string> {
  const file = process.env.CASELIGHT_E2E_LOG_FILE;
  if (file === undefined) throw new Error("This test needs CASELIGHT_E2E_LOG_FILE, where the app's log is kept: npm test sets it.");
  // Postgres' own log lies beside its data, written by whoever started it (server/postgres/embedded.ts).
  const { data_directory: folder } = await row<{ data_directory: string }>("SHOW data_directory");
  return `${readFileSync(file, "utf8")}\n${readFileSync(path.join(path.dirname(folder), "postgres.log"), "utf8")}`;
}

test("what is internal appears in no public byte and in no log", async ({ browser, baseURL, makeAccount, openBrowser, request }) => {
  const mark = `mark${unusual()}${unusual()}`;
  const has = (text: string) => text.toLowerCase().includes(mark);
  const author = await makeAccount("researcher", { displayName: mark, sessionLabel: mark });
  const editor = await makeAccount("editor", { displayName: `${mark} editor`, sessionLabel: mark });
  await rows("UPDATE desk.account SET email = $2 || email WHERE id = $1", [author.id, mark]);
  const published = await makePerson({ name: inventedName("Okra"), researcher: author, editor, internalNote: mark, changeNote: mark, inside: mark });
  const draft = await makePerson({ name: mark, researcher: author, text: mark, internalNote: mark });
  await plant(mark, { published, draft, author, editor });
  // In the same reading: who is withdrawn has left no trace at others either.
  const gone = inventedName("Oca");
  const withdrawn = await makePerson({ name: gone, researcher: author, editor });
  await withdraw(withdrawn.recordId);
  const tracesIn = (text: string) => [gone, withdrawn.slug, withdrawn.recordId].filter((trace) => text.includes(trace));
  // Sealed and opened through the site, which has the key: in the tables stand bytes.
  const [sourceId = ""] = await sources(1);
  await seal({ browser, request, origin: baseURL ?? "" }, author, [{ sourceId, words: mark }]);
  const reader = await openBrowser({ account: author });
  await reader.goto(addressOf(sourceId));
  await field(reader, "code").first().fill(await insertRecoveryCode(author));
  await reader.getByRole("button", { name: "Open it" }).click();
  await expect(reader.getByRole("status").getByText(mark)).toBeVisible();
  expect((await unmarkedColumns(mark)).filter((column) => !CODES.includes(column)), "columns without the mark").toEqual([]);

  await test.step("no public page, API answer or header holds it", async () => {
    const pages = await everyPublicPage(request);
    expect(pages).toContain(`/en/people/${published.slug}`);
    const records = pages.filter((page) => page.startsWith("/en/") && page.split("/").length === 4).map((page) => page.replace("/en/", "/api/v1/"));
    const others = [`/api/v1/search?q=${mark}`, `/api/v1/search.csv?q=${mark}`, "/api/v1/statements.csv", "/api/v1/sources.csv", "/api/v1/updates.csv", "/en/people/feed.atom?role=detained", "/", "/health", "/robots.txt", "/sitemap.xml", `/en/people/${draft.slug}`, `/api/v1/people/${draft.slug}`, `/en/sources/${mark}`, "/desk", "/desk/sign-in", `/desk/records/${draft.recordId}`, `/desk/changes/${draft.changeId}`, `/desk/changes/${draft.changeId}/preview`, `/desk/records/${published.recordId}/history`];
    const read = await readAll(request, [...pages, ...(await everyFile(request)), ...records, ...APIS.map((plural) => `/api/v1/${plural}`), ...others]);
    expect([...read].filter(([, { text }]) => has(text)).map(([address]) => address)).toEqual([]);
    expect([...read].filter(([, { headers }]) => has(headers)).map(([address]) => address), "headers").toEqual([]);
    expect([...read].flatMap(([address, { text }]) => tracesIn(text).map((trace) => `${trace} in ${address}`)), "whoever was withdrawn").toEqual([]);
  });

  await test.step("nor does the dataset", async () => {
    for (const { address, answer } of await everyDatasetFile(request)) {
      const text = await answer.text();
      expect(has(text), address).toBe(false);
      expect(tracesIn(text), address).toEqual([]);
    }
  });

  await test.step("nor does what a colleague takes along from the desk", async () => {
    const cookie = cookieHeader(await makeAccount("researcher"));
    for (const [what, scope] of [["people", "published"], ["people", "all"], ["events", "published"]] as const) {
      for (const format of ["csv", "jsonl", "xlsx"]) {
        const answer = await send(request, "/desk/exports", { fields: [["what", what], ["scope", scope], ["format", format]], cookie, origin: baseURL ?? "" });
        expect(answer.status(), `${what} as ${format}`).toBe(200);
        const bytes = new Uint8Array(await answer.body());
        const text = format === "xlsx" ? readArchive(bytes).read("xl/worksheets/sheet1.xml") : new TextDecoder().decode(bytes);
        expect(text, `${what} as ${format}`).toContain(published.slug);
        expect(has(text), `${what} as ${format}`).toBe(false);
      }
    }
  });

  await test.step("nor does a write that fails put it into a log", async () => {
    const other = await makeAccount("researcher");
    const page = await openBrowser({ account: other });
    await page.goto(`/desk/records/${published.recordId}/cases/${published.caseId}/update`);
    await fillUpdate(page, { stage: "arrest", text: `${mark} refused`, year: "2031", source: mark, exact: mark, internalNote: mark });
    await field(page, "place").fill(mark);
    // A failure that the app does not know: the write fails late, with what was written in the error's detail.
    await rows("CREATE FUNCTION desk.drill() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE EXCEPTION 'drill' USING ERRCODE = 'XX001', DETAIL = NEW.text; END $$");
    await rows(`CREATE TRIGGER drill BEFORE INSERT ON desk.event_reading FOR EACH ROW WHEN (NEW.text = '${mark} refused') EXECUTE FUNCTION desk.drill()`);
    try {
      await page.getByRole("button", { name: "Save to my draft" }).click();
      await expect(errorSummary(page)).toContainText("Something went wrong on our side");
    } finally {
      await rows("DROP FUNCTION desk.drill() CASCADE");
    }
    const reference = /[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/u.exec(await errorSummary(page).innerText())?.[0] ?? "no reference";
    await expect(field(page, "text")).toHaveValue(`${mark} refused`);
    expect(has(await errorSummary(page).innerText()), "the words of the error").toBe(false);

    const guest = await openBrowser();
    await guest.goto("/desk/sign-in");
    await field(guest, "email").fill(`${mark}@caselight.invalid`);
    await field(guest, "password").fill(`${mark} as a password`);
    await guest.getByRole("main").getByRole("button", { name: "Continue" }).click();
    await expect(field(guest, "code")).toBeVisible();

    // The log was written, and is the right one: it holds the reference that the page shows.
    await expect.poll(async () => (await logs()).includes(reference)).toBe(true);
    const log = await logs();
    expect(log, "Postgres tells of the failure").toContain("ERROR:  drill");
    expect(log.split("\n").filter(has), "lines of the logs").toEqual([]);
    expect(JSON.stringify(await rows("SELECT detail FROM desk.audit")).toLowerCase().includes(mark), "the audit log").toBe(false);
  });
});
