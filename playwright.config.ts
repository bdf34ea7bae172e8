import { defineConfig, devices, type Project } from "@playwright/test";

/** Where the site under test answers, and which browser reads it: both found by `npm test` and handed over. */
const origin = process.env.CASELIGHT_E2E_ORIGIN ?? "http://localhost:3000";
const executablePath = process.env.CHROMIUM_PATH;
const isRoot = process.getuid?.() === 0;

const JOURNEY_MS = 120_000;
const EXPECT_MS = 10_000;

const WITHOUT_SCRIPTS = { javaScriptEnabled: false };
/** Those that put more on record come after what compares pages with the article, and with their pictures. */
const AFTER_THE_ARTICLE = { dependencies: ["public", "pictures"] };

/**
 * Everything but what kills the app and its database, which comes alone and last. Both workers take the next file in this order, so that what takes longest
 * stands first in each half: a long file at the end leaves one worker with nothing to do.
 */
const PROJECTS: Project[] = [
  { name: "public", testDir: "e2e/public", use: WITHOUT_SCRIPTS, fullyParallel: true },
  { name: "journeys", testDir: "e2e/journeys" },
  { name: "access", testDir: "e2e/access" },
  { name: "pictures", testDir: "e2e/pictures" },
  // Puts invented people under the seed's practice, where the article puts nobody.
  { name: "custody", testDir: "e2e/custody", ...AFTER_THE_ARTICLE },
  // Makes people with past editions, and withdraws one.
  { name: "editions", testDir: "e2e/editions", use: WITHOUT_SCRIPTS, ...AFTER_THE_ARTICLE },
  // Adds people to the lists.
  { name: "search", testDir: "e2e/search", use: WITHOUT_SCRIPTS, ...AFTER_THE_ARTICLE },
  // Withdraws somebody of whom many pages tell, and keeps the database's notifications back meanwhile.
  { name: "withdrawn", testDir: "e2e/withdrawn", ...AFTER_THE_ARTICLE },
  // Adds a column to the matrix.
  { name: "disagreement", testDir: "e2e/disagreement", use: WITHOUT_SCRIPTS, ...AFTER_THE_ARTICLE },
  // Adds people to the lists, and countries and columns to the matrix.
  { name: "charts", testDir: "e2e/charts", workers: 1, ...AFTER_THE_ARTICLE },
  // Puts one more person under the seed's practice, and one more statement into the matrix: after what counts either.
  { name: "profile", testDir: "e2e/profile", dependencies: ["custody", "disagreement", "charts"] },
  { name: "print", testDir: "e2e/print", ...AFTER_THE_ARTICLE },
  { name: "weight", testDir: "e2e/weight", use: WITHOUT_SCRIPTS, ...AFTER_THE_ARTICLE },
  // Publishes two people, and withdraws one of them.
  { name: "advocacy", testDir: "e2e/advocacy", dependencies: ["editions", "search", "withdrawn", "profile", "print", "weight"] },
  // Publishes one more statement and country: after all that counts columns, rows or people.
  { name: "review", testDir: "e2e/review", dependencies: ["editions", "search", "withdrawn", "profile", "print", "weight"] },
  // Publishes what the example says of one more person: after all that counts people.
  { name: "imports", testDir: "e2e/imports", use: WITHOUT_SCRIPTS, dependencies: ["review"] },
];

export default defineConfig({
  testDir: "e2e",
  outputDir: "test-results",
  // A test that needs a second try tells of a fault: in it or in the product.
  retries: 0,
  workers: 2,
  forbidOnly: true,
  reporter: "list",
  timeout: JOURNEY_MS,
  expect: { timeout: EXPECT_MS, toHaveScreenshot: { maxDiffPixelRatio: 0.02, animations: "disabled" } },
  // Pictures stand together, whichever project makes the records that they show.
  snapshotPathTemplate: "e2e/pictures/baselines/{arg}{ext}",
  use: {
    ...devices["Desktop Chrome"],
    baseURL: origin,
    locale: "en-GB",
    timezoneId: "UTC",
    // Recording every test takes a third of the whole run's time. Whoever looks for a fault asks for it: npm test -- browser --trace retain-on-failure <file>.
    trace: "off",
    launchOptions: {
      ...(executablePath === undefined ? {} : { executablePath }),
      args: [
        // Chromium refuses its sandbox to root.
        ...(isRoot ? ["--no-sandbox"] : []),
        "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync",
      ],
    },
  },
  projects: [...PROJECTS, { name: "faults", testDir: "e2e/faults", workers: 1, dependencies: PROJECTS.flatMap(({ name }) => name ?? []) }],
});
