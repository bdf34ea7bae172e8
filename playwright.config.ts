import { defineConfig, devices, type Project } from "@playwright/test";

/** Where the site under test answers, and which browser reads it: both found by `npm test` and handed over. */
const origin = process.env.CASELIGHT_E2E_ORIGIN ?? "http://localhost:3000";
const executablePath = process.env.CHROMIUM_PATH;
const isRoot = process.getuid?.() === 0;

/** Bounds for what hangs, not for what is slow: a machine that does four things at once takes four times as long, and a test that ends there for it hides all that stand behind it. */
const TEST_MS = 600_000;
const STEP_MS = 60_000;
const EXPECT_MS = 20_000;

/** The test files of these folders. */
const filesOf = (...folders: string[]) => ({ testDir: "e2e", testMatch: folders.map((folder) => `${folder}/*.spec.ts`) });

const AFTER_THE_CRAWL = { dependencies: ["public"] };

/**
 * In steps, of which each begins when those before have ended: what reads the article's record and nothing else, what works on the desk, what puts other records
 * beside the article's, what comes after all that counts records, and last and alone what kills the app and its database. Few projects, since each begins with
 * browsers and programs of its own, and few steps, since at the end of each a worker has nothing to do. Both workers take the next file in this order: what takes
 * longest stands first in each step.
 */
const PROJECTS: Project[] = [
  { name: "public", testDir: "e2e/public", use: { javaScriptEnabled: false }, fullyParallel: true },
  // The longest of all, and the one that needs a site where nobody is admin yet and nothing of others' waits for review. It publishes, beside what hands little in.
  { name: "whole-job", testDir: "e2e/whole-job", ...AFTER_THE_CRAWL },
  { name: "journeys", testDir: "e2e/journeys", ...AFTER_THE_CRAWL },
  { name: "access", testDir: "e2e/access", ...AFTER_THE_CRAWL },
  { name: "pictures", testDir: "e2e/pictures", ...AFTER_THE_CRAWL },
  // Withdraws somebody of whom many pages tell, and keeps the database's notifications back meanwhile.
  { name: "withdrawn", testDir: "e2e/withdrawn", dependencies: ["pictures"] },
  // Invented people under the seed's practice, where the article puts nobody, with past editions and in the lists; countries and columns in the matrix.
  { name: "beside", ...filesOf("custody", "editions", "search", "disagreement", "charts", "print", "weight"), dependencies: ["pictures"] },
  // One more person under the seed's practice, statements, a country, and what the example says of one more person: after what counts any of them.
  { name: "after", ...filesOf("profile", "review", "advocacy", "imports"), dependencies: ["withdrawn", "beside"] },
];

export default defineConfig({
  testDir: "e2e",
  outputDir: "test-results",
  // A test that needs a second try tells of a fault: in it or in the product.
  retries: 0,
  workers: 2,
  forbidOnly: true,
  reporter: "list",
  timeout: TEST_MS,
  expect: { timeout: EXPECT_MS, toPass: { timeout: 3 * STEP_MS }, toHaveScreenshot: { maxDiffPixelRatio: 0.02, animations: "disabled" } },
  // Pictures stand together, whichever project makes the records that they show.
  snapshotPathTemplate: "e2e/pictures/baselines/{arg}{ext}",
  use: {
    ...devices["Desktop Chrome"],
    baseURL: origin,
    locale: "en-GB",
    timezoneId: "UTC",
    actionTimeout: STEP_MS,
    navigationTimeout: STEP_MS,
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
