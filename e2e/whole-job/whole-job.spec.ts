/** The product's main job, once, from the first admin's link to a withdrawn record: by the real pages and by nothing else. */
import type { APIRequestContext } from "@playwright/test";
import { invite, join } from "../account-steps";
import { disableAccount, insertInvitation } from "../accounts";
import { rows } from "../database";
import { AT_CHANGE, AT_RECORD, citeNewSource, errorSummary, field, fillUpdate, handIn, idIn, press, publish } from "../desk-steps";
import { expect, test } from "../fixtures";
import { inventedName, slugOf, unusual } from "../invented";
import { browserOf } from "../journeys/variants";
import { firstAdminPath } from "../make-records";
import { everyFile, everyPublicPage, filesOf, isOfARecord } from "../public/addresses";
import { readAll } from "../read-all";

/** Milliseconds after an acknowledged publication from which on the record's own page, the updates and the API show it (product.md, "Fast when many come"). */
const VISIBLE_WITHIN = 2_000;
/** Milliseconds for all else that shows it, which this test asks for at once and a busy machine draws one by one. */
const EVERYWHERE_WITHIN = 10_000;
/** Milliseconds: how long an answer may take on such a machine. */
const ANSWERED_WITHIN = 20_000;

/** Shut out when the test ends. */
const joined: string[] = [];

function email(word: string): string {
  const made = `${word}-${unusual()}@caselight.invalid`;
  joined.push(made);
  return made;
}

/** The start-up's link; where a test beside this one has made an admin, a link as that admin would have been given one. */
async function firstInvitation(origin: string): Promise<string> {
  return (await firstAdminPath(origin)) ?? insertInvitation("admin");
}

async function bodyOf(request: APIRequestContext, address: string): Promise<string> {
  return (await request.get(address)).text();
}

/** Fails when one of the addresses, asked for `within` milliseconds from now or later, does not hold its words. How long it takes to answer is another matter. */
async function seeWithin(request: APIRequestContext, within: number, shown: readonly (readonly [address: string, words: string])[]): Promise<void> {
  const published = performance.now();
  const see = async ([address, words]: readonly [string, string]): Promise<void> => {
    let body = "";
    const shownOrLate = async (): Promise<boolean> => {
      const late = performance.now() - published >= within;
      body = await bodyOf(request, address);
      return late || body.includes(words);
    };
    await expect.poll(shownOrLate, { message: address, timeout: within + ANSWERED_WITHIN, intervals: [100] }).toBe(true);
    expect(body, address).toContain(words);
  };
  await Promise.all(shown.map(see));
}

async function peopleInTheApi(request: APIRequestContext): Promise<string[]> {
  const slugs: string[] = [];
  for (let next: string | null = "/api/v1/people"; next !== null; ) {
    const answer: { items: { slug: string }[]; next: string | null } = await (await request.get(next)).json();
    slugs.push(...answer.items.map(({ slug }) => slug));
    next = answer.next;
  }
  return slugs;
}

test.afterEach(async () => {
  for (const { id } of await rows<{ id: string }>("SELECT id FROM desk.account WHERE email = ANY ($1)", [joined])) await disableAccount(id);
});

test("from the first invitation to a public timeline, its correction, and its withdrawal", async ({ openBrowser, request, baseURL }) => {
  // It may have to wait for invitations that other tests are just using.
  const browser = browserOf("a correction is published");
  const [admin, researcher, editor] = [await openBrowser(), await openBrowser({ browser }), await openBrowser({ browser })];
  const peopleBefore = await peopleInTheApi(request);
  const name = inventedName("Aubergine");
  const slug = slugOf(name);
  const gazette = `The second gazette ${unusual()}`;
  const pages = [`/en/people/${slug}`, `/zh/people/${slug}`];

  await test.step("the first admin joins by the link of the start-up and invites a researcher and an editor", async () => {
    const invitation = await firstInvitation(baseURL ?? "");
    await join(admin, invitation, { displayName: inventedName("Artichoke"), email: email("admin") });
    // The link was good once.
    const again = await openBrowser();
    await again.goto(invitation);
    await expect(again.locator("main [name=password]")).toHaveCount(0);
    await join(researcher, await invite(admin, { role: "researcher", displayName: "A researcher to be" }), { displayName: inventedName("Radish"), email: email("researcher") });
    await join(editor, await invite(admin, { role: "editor", displayName: "An editor to be" }), { displayName: inventedName("Endive"), email: email("editor") });
  });

  await test.step("the researcher adds a case for somebody whom the check for duplicates does not find", async () => {
    await researcher.goto("/desk/cases/new");
    await field(researcher, "q").fill(name);
    await researcher.getByRole("button", { name: "Check for duplicates" }).click();
    await expect(researcher.getByRole("main")).toContainText("Nobody on record has a similar name.");
    await expect(field(researcher, "name.text")).toHaveValue(name);
    await field(researcher, "occupation").selectOption("lawyer");
    // Without a basis nothing of them could be published.
    await researcher.getByText("Basis for publication", { exact: true }).click();
    await field(researcher, "basis.basis").selectOption("already_public");
    await citeNewSource(researcher, { source: "The invented gazette", exact: "an invented lawyer" });
    await press(researcher, "Check your answers", /\/desk\/cases\/new\/check\?form=/u);
    await expect(researcher.getByRole("main")).toContainText("an invented lawyer");
    await press(researcher, "Save to my draft", AT_RECORD);
  });
  const record = idIn(researcher);

  await test.step("logs an update with a new source, edits it, and hands it in", async () => {
    await researcher.getByRole("link", { name: /^Log an update in case 1/u }).click();
    await fillUpdate(researcher, { stage: "criminal_detention", text: "Detained in an invented town.", year: "2031", month: "3", day: "9", source: gazette, sourceDate: { year: "2031", month: "3", day: "11", printed: "" }, exact: "was detained on 9 March", internalNote: "Ask the gardener." });
    await researcher.getByRole("button", { name: "Save to my draft", exact: true }).click();
    // A date of our own making would stand as the source's words: it has to be given as the source prints it, and nothing typed is lost.
    await expect(errorSummary(researcher)).toContainText("as the source prints it");
    await expect(field(researcher, "citations[0].source.date.day")).toHaveValue("11");
    await field(researcher, "citations[0].source.date.printed").fill("Tuesday, March 11th");
    await press(researcher, "Save to my draft", AT_CHANGE);
    await researcher.goto(`/desk/records/${record}`);
    await researcher.getByRole("main").locator("article, li, section").filter({ hasText: "Detained in an invented town." }).last().getByRole("link", { name: /^Edit/u }).click();
    await field(researcher, "value.text").fill("Detained in the invented town of Vegetable.");
    await press(researcher, "Save to my draft", AT_CHANGE);
    await expect(researcher.getByRole("main")).toContainText("Detained in the invented town of Vegetable.");
    await expect(researcher.getByRole("main")).not.toContainText("Detained in an invented town.");
    await field(researcher, "note").fill("Please look at the day.");
    await handIn(researcher);
  });
  const change = `/desk/changes/${idIn(researcher)}`;

  await test.step("cannot publish it, and nobody outside sees it", async () => {
    await expect(researcher.getByRole("main")).toContainText("Only an editor can do this.");
    await expect(researcher.getByRole("button", { name: "Publish" })).toHaveCount(0);
    for (const address of [...pages, `/api/v1/people/${slug}`]) expect((await request.get(address)).status(), address).toBe(404);
  });

  await test.step("the editor sees what would change, field by field, and returns it with a comment", async () => {
    await editor.goto("/desk");
    await editor.getByRole("link", { name: new RegExp(name, "u") }).first().click();
    const main = editor.getByRole("main");
    for (const words of [name, "Detained in the invented town of Vegetable.", "9 March 2031", "was detained on 9 March", gazette, "11 March 2031", "Tuesday, March 11th", "lawyer", "Please look at the day."]) await expect(main, words).toContainText(words);
    await field(editor, "comment").fill("Which newspaper page?");
    await press(editor, "Return with a comment", /\/desk\/review$/u);
  });

  await test.step("the researcher mends it and hands it in again; the editor publishes", async () => {
    await researcher.goto("/desk");
    await researcher.getByRole("link", { name: new RegExp(name, "u") }).first().click();
    await expect(researcher.getByRole("main")).toContainText("Which newspaper page?");
    await handIn(researcher);
    await editor.goto(change);
    await publish(editor);
  });

  await test.step("within two seconds the public reads it, and nothing that was written inside", async () => {
    const said = "Detained in the invented town of Vegetable.";
    await seeWithin(request, VISIBLE_WITHIN, [[`/en/people/${slug}`, said], ["/en/updates", name], [`/api/v1/people/${slug}`, said]]);
    await seeWithin(request, EVERYWHERE_WITHIN, [[`/zh/people/${slug}`, said], ["/zh/updates", name], ["/en/people", name], ["/en", name], ["/api/v1/updates", slug], ["/api/v1/people", slug]]);
    const page = await openBrowser({ browser: { javaScriptEnabled: false } });
    await page.goto(`/en/people/${slug}`);
    const entry = page.locator("#timeline ol.timeline > li");
    await expect(entry).toHaveCount(1);
    await expect(entry).toContainText("9 March 2031");
    await page.goto(`/zh/people/${slug}`);
    await expect(page.locator("#timeline ol.timeline > li")).toContainText("2031年3月9日");
    await page.goto(`/en/sources/${slugOf(gazette)}`);
    await expect(page.locator("#facts")).toContainText("11 March 2031");
    await expect(page.locator("#facts")).toContainText("Tuesday, March 11th");
    for (const address of [...pages, `/api/v1/people/${slug}`]) {
      for (const inside of ["Ask the gardener.", "Please look at the day.", "Which newspaper page?"]) expect(await bodyOf(request, address), address).not.toContain(inside);
    }
  });

  await test.step("a correction replaces it, with a note that the public reads", async () => {
    await researcher.goto(`/desk/records/${record}`);
    await researcher.getByRole("main").locator("article, li, section").filter({ hasText: "Detained in the invented town of Vegetable." }).last().getByRole("link", { name: /^Edit/u }).click();
    await field(researcher, "value.text").fill("Detained in the invented town of Legume.");
    await press(researcher, "Save to my draft", AT_CHANGE);
    await handIn(researcher);
    await editor.goto(researcher.url());
    const main = editor.getByRole("main");
    await expect(main.locator("del").first()).toContainText("Vegetable");
    await expect(main.locator("ins").first()).toContainText("Legume");
    await editor.getByRole("button", { name: "Publish" }).click();
    await expect(main.getByRole("alert")).toContainText("Say in a public note what was corrected and why.");
    await field(editor, "publicNote").fill("The town was Legume, not Vegetable.");
    await publish(editor);
    const [said, why] = ["Detained in the invented town of Legume.", "The town was Legume, not Vegetable."];
    await seeWithin(request, VISIBLE_WITHIN, [[`/en/people/${slug}`, said], ["/en/updates", why], [`/api/v1/people/${slug}`, said]]);
    await seeWithin(request, EVERYWHERE_WITHIN, [...pages.flatMap((page) => [[page, said], [page, why]] as const), ["/zh/updates", why], ["/api/v1/updates", why]]);
    for (const address of pages) expect(await bodyOf(request, address), address).not.toContain("Detained in the invented town of Vegetable.");
  });

  await test.step("a withdrawal answers 410 and leaves no trace", async () => {
    await editor.goto(`/desk/records/${record}/editions`);
    await field(editor, "reason").last().fill("The family asked for it.");
    await editor.getByLabel(/^Yes, withdraw/u).check();
    await press(editor, "Withdraw this record", AT_RECORD);
    for (const address of [...pages, `/api/v1/people/${slug}`, ...filesOf(`people/${slug}`)]) {
      const answer = await request.get(address);
      expect(answer.status(), address).toBe(410);
      const body = await answer.text();
      expect(body, address).not.toContain(name);
      expect(body, address).not.toContain("Legume");
      expect(body, address).not.toContain("The family asked for it.");
    }
    const peopleAfter = await peopleInTheApi(request);
    expect(peopleAfter).not.toContain(slug);
    // Nobody else is gone but whom a test beside this one withdrew as well.
    for (const missing of peopleBefore.filter((other) => !peopleAfter.includes(other))) expect((await request.get(`/api/v1/people/${missing}`)).status(), missing).toBe(410);
    // The count on the home page is that of the list; other tests may publish somebody between the two readings.
    const counted = async () => (/>(\d+)<\/span> People/u.exec(await bodyOf(request, "/en"))?.[1] ?? "none") === String((await peopleInTheApi(request)).length);
    await expect.poll(counted).toBe(true);
    // Whatever tells of everybody; pages and files of other records, and the dataset, are read once for all who are withdrawn: e2e/access/nothing-leaks.spec.ts.
    const everything = [...[...(await everyPublicPage(request)), ...(await everyFile(request))].filter((address) => !isOfARecord(address)), "/api/v1/updates", ...["people", "practices", "statements", "countries", "organisations", "sources"].map((plural) => `/api/v1/${plural}`)];
    for (const [address, { text }] of await readAll(request, everything)) {
      for (const trace of [name, slug, record]) expect(text.includes(trace), `${trace} in ${address}`).toBe(false);
    }
  });
});
