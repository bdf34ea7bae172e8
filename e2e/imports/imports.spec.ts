/**
 * The example of the repository, brought onto the seeded record without a script: dry run, apply, hand in, what a reviewer sees and publishes, take along, undo. What is
 * published of it stays: this comes after whatever counts people or events.
 */
import { fileURLToPath } from "node:url";
import type { Page } from "@playwright/test";
import { expect, test } from "../fixtures";
import { workbookOf } from "../../lib/imports/workbook/write-workbook";
import { readArchive } from "../../lib/imports/workbook/zip";
import { press, publish } from "../desk-steps";
import { row } from "../database";
import { as } from "../journeys/variants";

test.use({ javaScriptEnabled: false });

const EXAMPLE = fileURLToPath(new URL("../../examples/lawyers-and-an-activist.csv", import.meta.url));
const AT_IMPORT = /\/desk\/imports\/[0-9a-f-]{36}$/u;
const WITHOUT_SCRIPT = { javaScriptEnabled: false } as const;

/** Follows the page of a run until it is over, as somebody without a script would. */
async function untilDone(page: Page): Promise<void> {
  const again = page.getByRole("main").getByRole("link", { name: "See how far it is now" });
  await expect(async () => {
    if ((await again.count()) > 0) await again.click();
    await expect(page.getByRole("progressbar")).toHaveCount(0, { timeout: 500 });
  }).toPass();
}

test("the example is checked row by row, applied as drafts, handed in, published in part, and undone but for that", async ({ signIn, openBrowser }) => {
  const { page, account } = await signIn("researcher", ...as("the example is imported and undone"));
  const main = page.getByRole("main");
  const factsOf = () => row<{ count: number }>("SELECT count(*)::int AS count FROM desk.assertion WHERE created_by = $1", [account.id]);
  const open = () => row<{ main: number; sources: number }>("SELECT count(*) FILTER (WHERE import_id IS NOT NULL)::int AS main, count(*) FILTER (WHERE state IN ('draft', 'submitted', 'returned'))::int AS sources FROM desk.change WHERE created_by = $1 AND state <> 'discarded'", [account.id]);

  await test.step("what is no table is said so, and what was typed stays", async () => {
    await page.goto("/desk/imports");
    await page.locator("main [name=pasted]").fill("only headings");
    await main.getByRole("button", { name: "Read this table" }).click();
    await expect(main.getByRole("alert")).toContainText("There are no headings here, or no rows below them.");
    await expect(page.locator("main [name=pasted]")).toHaveValue("only headings");
    await page.locator("main [name=pasted]").fill("");
  });

  await test.step("it is read, and each column is guessed", async () => {
    await page.locator("main [name=table]").setInputFiles(EXAMPLE);
    await press(page, "Read this table", AT_IMPORT);
    await expect(main).toContainText("58 rows, text in UTF-8, commas between the cells");
    await expect(page.locator('main [name="columns[0]"]')).toHaveValue("person");
  });

  await test.step("the dry run finds nothing wrong, and writes nothing", async () => {
    await press(page, "Check every row", AT_IMPORT);
    await expect(main).toContainText(/being checked|checked, not applied/u);
    await untilDone(page);
    await expect(main).toContainText("58 rows can be applied.");
    await expect(main.getByRole("listitem").filter({ hasText: "Line 2 · people/wu-gan" })).toContainText(/is about Wu Gan, on record, in case 1,? and adds a source: Written Appeal on Behalf of Wu Gan/u);
    await expect(main.getByRole("listitem").filter({ hasText: "Jiang Tianyong" }).first()).toContainText("adds a person: Jiang Tianyong");
    await expect(main.getByRole("listitem").filter({ hasText: "custody · 2015-07 · rsdl" })).toContainText("in case 1");
    expect((await factsOf()).count).toBe(0);
  });

  await test.step("applied, it is a draft for each of six people; handed in, it waits for an editor", async () => {
    await expect(main).toContainText("Without a basis nothing of them is published.");
    await main.getByText("Basis for publication", { exact: true }).click();
    await page.locator('main [name="basis.basis"]').selectOption("already_public");
    await press(page, "Apply every row", AT_IMPORT);
    await expect(main.getByRole("button", { name: "Apply every row" })).toHaveCount(0);
    await untilDone(page);
    await expect(main).toContainText("6 changes");
    await press(page, "Hand in every draft", AT_IMPORT);
    await expect(main.getByText("waiting for review")).toHaveCount(6);
  });

  await test.step("an editor sees both days of one event, each with its source", async () => {
    const editor = await signIn("editor", {}, WITHOUT_SCRIPT);
    await page.getByRole("main").getByRole("link", { name: "Wu Gan" }).click();
    await editor.page.goto(page.url());
    for (const words of ["14 August 2017", "15 August 2017", "Wu Gan was arrested on May 19, 2015", "his father", "The Super Vulgar Butcher", "incitement to subvert state power"]) await expect(editor.page.getByRole("main")).toContainText(words);
    await expect(editor.page.getByRole("button", { name: "Publish" })).toBeVisible();
    await page.goBack();
    await page.getByRole("main").getByRole("link", { name: "Jiang Tianyong" }).click();
    await editor.page.goto(page.url());
    await publish(editor.page);
    await page.goBack();
  });

  await test.step("the public reads what was published, and nothing of the rest", async () => {
    const reader = await openBrowser();
    await reader.goto("/en/people/jiang-tianyong");
    await expect(reader.getByRole("heading", { level: 1 })).toContainText("Jiang Tianyong");
    for (const words of ["Tried in a closed session.", "江天勇", "19 May 1971", "inciting subversion of state power"]) await expect(reader.getByRole("main")).toContainText(words);
    await reader.goto("/en/people/wu-gan");
    await expect(reader.getByRole("main")).not.toContainText("Tianjin police");
  });

  await test.step("what one may see can be taken along, and that it was is on file", async () => {
    const importPage = page.url();
    await page.goto("/desk/imports");
    await page.locator("main [name=what]").selectOption("events");
    await page.locator("main [name=scope]").selectOption("all");
    const [download] = await Promise.all([page.waitForEvent("download"), main.getByRole("button", { name: "Download" }).click()]);
    expect(download.suggestedFilename()).toBe("events.csv");
    const text = await (await download.createReadStream()).toArray().then((parts) => Buffer.concat(parts as Buffer[]).toString("utf8"));
    expect(text).toContain("Wu Gan was arrested on May 19, 2015");
    const { detail } = await row<{ detail: Record<string, unknown> }>("SELECT detail FROM desk.audit WHERE actor_id = $1 AND event = 'export.made'", [account.id]);
    expect(detail).toMatchObject({ what: "events", scope: "all", format: "csv" });
    await page.goto(importPage);
  });

  await test.step("undone, nothing of it is left but what was published", async () => {
    await expect(main).toContainText("5 changes that nobody has decided on are discarded");
    await expect(main).toContainText("1 change was approved or published and stays");
    await page.locator('main [name="confirmed"]').check();
    await press(page, "Undo this import", AT_IMPORT);
    await expect(main.getByText("undone")).toBeVisible();
    expect(await open()).toEqual({ main: 1, sources: 0 });
    await page.goto("/desk/cases?q=Wu%20Gan");
    await main.getByRole("link", { name: "Wu Gan" }).first().click();
    await expect(main).not.toContainText("Tianjin police");
  });
});

test("with scripts: pasted rows are read and checked, what is wrong is said by line, and the table can be given up", async ({ signIn }) => {
  const { page } = await signIn("researcher", {}, { javaScriptEnabled: true });
  const main = page.getByRole("main");
  await page.goto("/desk/imports");
  await page.locator("main [name=pasted]").fill(['person\twhat\ttext\texact\tsource_title', 'Gan Wu\tabducted\tSaid "no".\tsaid "no"\tAn invented report', "Celtuce Bbbb\tarrest\tArrested.\twas arrested\tAn invented report"].join("\n"));
  await press(page, "Read this table", AT_IMPORT);
  await press(page, "Check every row", AT_IMPORT);
  for (const words of ["This is no stage of the legal process", "Somebody on record goes by this name", "Line 3", "neither the exact words nor the source’s title hold it"]) await expect(main).toContainText(words);
  await page.locator('main [name="confirmed"]').check();
  await press(page, "Give this import up", /\/desk\/imports$/u);
  await expect(main).toContainText("given up");
});

test("without a script: the template as a workbook is filled in and read by its sheet, and a file that only pretends to be one is refused in words", async ({ signIn }) => {
  const { page } = await signIn("researcher", {}, WITHOUT_SCRIPT);
  const main = page.getByRole("main");
  await page.goto("/desk/imports");
  const [download] = await Promise.all([page.waitForEvent("download"), main.getByRole("link", { name: "Template to fill in (XLSX)" }).click()]);
  expect(download.suggestedFilename()).toBe("case-updates.xlsx");
  const template = await (await download.createReadStream()).toArray().then((parts) => Buffer.concat(parts as Buffer[]));
  expect(readArchive(template).read("xl/worksheets/sheet1.xml")).toContain(">source_publisher<");
  const bring = async (name: string, buffer: Buffer, sheet: string) => {
    await page.locator("main [name=table]").setInputFiles({ name, mimeType: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", buffer });
    await page.locator("main [name=sheet]").fill(sheet);
  };
  await bring("case-updates.xlsx", Buffer.from("<html><table><tr><td>person</td></tr></table></html>"), "");
  await main.getByRole("button", { name: "Read this table" }).click();
  await expect(main.getByRole("alert")).toContainText("This is no table but a web page, a PDF or another document, whatever its name says. Nothing was saved.");
  const parts: Uint8Array[] = [];
  for await (const part of workbookOf("updates", ["person", "what", "date", "text", "exact", "source_title"], [[{ person: "Celtuce Bbbb", what: "arrest", date: "2031-05", text: "Arrested.", exact: "Celtuce Bbbb was arrested", source_title: "An invented report" }]])) parts.push(part);
  await bring("filled.xlsx", Buffer.concat(parts), "Updates");
  await press(page, "Read this table", AT_IMPORT);
  await expect(main).toContainText("1 row, sheet 1 of 1 of an XLSX workbook");
  await expect(page.locator('main [name="columns[2]"]')).toHaveValue("date");
  await page.locator('main [name="confirmed"]').check();
  await press(page, "Give this import up", /\/desk\/imports$/u);
});
