import { defineConfig, devices, type Project } from "@playwright/test";

/** Where the site under test answers, and which browser reads it: both found by `npm test` and handed over. */
const origin = process.env.CASELIGHT_E2E_ORIGIN ?? "http://localhost:3000";
const executablePath = process.env.CHROMIUM_PATH;
const isRoot = process.getuid?.() === 0;

const JOURNEY_MS = 120_000;
const EXPECT_MS = 10_000;

/** Everything but what kills the app and its database, which comes alone and last. */
const PROJECTS: Project[] = [
  { name: "public", testDir: "e2e/public", use: { javaScriptEnabled: false }, fullyParallel: true },
  { name: "journeys", testDir: "e2e/journeys", workers: 1 },
  { name: "access", testDir: "e2e/access", workers: 1 },
  { name: "pictures", testDir: "e2e/pictures" },
  // Adds a column to the matrix: after what compares the matrix with the article and with its picture.
  { name: "disagreement", testDir: "e2e/disagreement", use: { javaScriptEnabled: false }, dependencies: ["public", "pictures"] },
  { name: "weight", testDir: "e2e/weight", use: { javaScriptEnabled: false }, dependencies: ["public", "pictures"] },
  // Puts invented people under the seed's practice, where the article puts nobody: after what holds the practice's page to the article.
  { name: "custody", testDir: "e2e/custody", dependencies: ["public", "pictures"] },
  // Adds people to the lists, and countries and columns to the matrix.
  { name: "charts", testDir: "e2e/charts", workers: 1, dependencies: ["public", "pictures"] },
  // Puts one more person under that practice, and one more statement into the matrix: after what counts either.
  { name: "profile", testDir: "e2e/profile", dependencies: ["custody", "disagreement", "charts"] },
  // Adds people to the lists: after what compares them with the article.
  { name: "search", testDir: "e2e/search", workers: 1, use: { javaScriptEnabled: false }, dependencies: ["public", "pictures"] },
  // Makes people with past editions, and withdraws one: after what visits every page that is listed.
  { name: "editions", testDir: "e2e/editions", use: { javaScriptEnabled: false }, dependencies: ["public", "pictures"] },
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
  snapshotPathTemplate: "{testDir}/baselines/{arg}{ext}",
  use: {
    ...devices["Desktop Chrome"],
    baseURL: origin,
    locale: "en-GB",
    timezoneId: "UTC",
    trace: "retain-on-failure",
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
