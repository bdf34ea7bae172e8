/**
 * How every kind of page looks: the main ones at both widths, in light and dark and in both languages in turn, the others in one variant. Compared with a tolerance,
 * and only where letters are drawn as they were when the baselines were made. Here stands what the article's record shows; what needs other records, past
 * editions, a withdrawal or custody, stands where these are made (e2e/editions, e2e/custody).
 */
import type { Account } from "../accounts";
import { row } from "../database";
import { test } from "../fixtures";
import { makePerson } from "../make-records";
import { drawsWith, recordMadeWith, whyNotHere } from "./made-with";
import { browserFor, called, taken } from "./taken";

test.beforeAll(async ({ browser }) => {
  const here = await drawsWith(browser);
  if (test.info().config.updateSnapshots === "all") recordMadeWith(here);
  const reason = whyNotHere(here);
  // The list of tests shows that they were skipped, and not why.
  if (reason !== null) process.stdout.write(`Pictures are not compared. ${reason}\n`);
  test.skip(reason !== null, reason ?? "");
});

// Days of publication and hashes change from run to run; what days look like is seen in the timeline, whose days do not.
const COVERED = "main > dl:first-of-type, .edition-list .record-date, .edition-list code, .search-results .source-group > h3";

for (const shot of [
  { name: "profile", path: "people/xie-yang", language: "en", width: 1280, colorScheme: "light" },
  { name: "profile", path: "people/xie-yang", language: "zh", width: 360, colorScheme: "dark" },
  { name: "statement", path: "statements/joint-letter-2017-02-27", language: "zh", width: 1280, colorScheme: "dark" },
  { name: "statement", path: "statements/joint-letter-2017-02-27", language: "en", width: 360, colorScheme: "light" },
  { name: "matrix", path: "countries", language: "en", width: 1280, colorScheme: "dark" },
  { name: "matrix", path: "countries", language: "zh", width: 360, colorScheme: "light" },
  { name: "home", path: "", language: "zh", width: 360, colorScheme: "light" },
  { name: "people", path: "people?q=wang&role=detained", language: "en", width: 1280, colorScheme: "dark" },
  { name: "search", path: "search?q=torture", language: "en", width: 360, colorScheme: "dark" },
  { name: "statements", path: "statements?form=joint_letter", language: "zh", width: 1280, colorScheme: "light" },
  { name: "practice", path: "practices/rsdl", language: "zh", width: 360, colorScheme: "dark" },
  { name: "country", path: "countries/ca", language: "en", width: 1280, colorScheme: "light" },
  { name: "organisation", path: "organisations/human-rights-watch", language: "zh", width: 1280, colorScheme: "dark" },
  { name: "sources", path: "sources", language: "en", width: 360, colorScheme: "light" },
  { name: "edition", path: "people/xie-yang/editions/1", language: "zh", width: 1280, colorScheme: "light" },
  { name: "data", path: "data", language: "en", width: 360, colorScheme: "dark" },
  { name: "corrections", path: "corrections", language: "zh", width: 360, colorScheme: "light" },
  { name: "missing", path: "people/nobody", language: "en", width: 1280, colorScheme: "dark" },
  { name: "source", path: "sources/humanosphere-2017-03-21", language: "zh", width: 1280, colorScheme: "dark" },
  { name: "lawyers", path: "lawyers", language: "en", width: 1280, colorScheme: "light" },
  { name: "practices", path: "practices", language: "en", width: 360, colorScheme: "dark" },
  { name: "organisations", path: "organisations", language: "zh", width: 360, colorScheme: "light" },
  { name: "updates", path: "updates", language: "en", width: 1280, colorScheme: "dark" },
  { name: "about", path: "about", language: "zh", width: 360, colorScheme: "dark" },
  { name: "editions", path: "people/xie-yang/editions", language: "en", width: 360, colorScheme: "light" },
  { name: "empty", path: "people?q=qzxjw&exact=1", language: "zh", width: 360, colorScheme: "dark" },
  { name: "malformed", path: "people/%E6%9D", language: "en", width: 1280, colorScheme: "light" },
] as const) {
  test(called(shot), async ({ openBrowser }) => {
    const page = await openBrowser({ browser: { ...browserFor(shot), javaScriptEnabled: false } });
    await page.goto(`/${shot.language}/${shot.path}`);
    await taken(page, shot, [page.locator(COVERED)]);
  });
}

for (const shot of [
  { name: "desk-form", language: "zh", width: 1280, colorScheme: "light" },
  { name: "desk-form", language: "en", width: 360, colorScheme: "dark" },
] as const) {
  test(`the form of an update, ${shot.language}, ${String(shot.width)} px, ${shot.colorScheme}`, async ({ signIn }) => {
    const { page } = await signIn("researcher", { displayName: "Test Researcher", language: shot.language }, browserFor(shot));
    const { record, detention } = await row<{ record: string; detention: string }>(
      "SELECT r.id AS record, c.id AS detention FROM desk.public_record r JOIN desk.detention_case c ON c.person_id = r.id WHERE r.slug = 'xie-yang' AND c.number = 1",
    );
    await page.goto(`/desk/records/${record}/cases/${detention}/update`);
    await taken(page, shot, [page.locator(COVERED)]);
  });
}

async function handedIn(researcher: Account): Promise<string> {
  const { changeId } = await makePerson({ name: "Test Person Aubergine", researcher, submit: true, text: "Taken away from an invented garden.", changeNote: "Please check the month." });
  return `/desk/changes/${changeId}`;
}

for (const shot of [
  { name: "review", language: "en", width: 1280, colorScheme: "light" },
  { name: "review", language: "zh", width: 360, colorScheme: "dark" },
] as const) {
  test(`a change to review, ${shot.language}, ${String(shot.width)} px, ${shot.colorScheme}`, async ({ signIn, makeAccount }) => {
    const { page } = await signIn("editor", { displayName: "Test Editor", language: shot.language }, browserFor(shot));
    await page.goto(await handedIn(await makeAccount("researcher", { displayName: "Test Researcher" })));
    await taken(page, shot, [page.locator(COVERED)]);
  });
}
