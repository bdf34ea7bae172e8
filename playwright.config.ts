import { defineConfig, devices } from "@playwright/test";

/** Where the site under test answers, and which browser reads it: both found by `npm test` and handed over. */
const origin = process.env.CASELIGHT_E2E_ORIGIN ?? "http://localhost:3000";
const executablePath = process.env.CHROMIUM_PATH;
const isRoot = process.getuid?.() === 0;

const JOURNEY_MS = 120_000;
const EXPECT_MS = 10_000;

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
  projects: [
    { name: "public", testDir: "e2e/public", use: { javaScriptEnabled: false }, fullyParallel: true },
    { name: "journeys", testDir: "e2e/journeys", workers: 1 },
    { name: "access", testDir: "e2e/access", workers: 1 },
    { name: "pictures", testDir: "e2e/pictures" },
    // Adds a column to the matrix: after what compares the matrix with the article and with its picture.
    { name: "disagreement", testDir: "e2e/disagreement", use: { javaScriptEnabled: false }, dependencies: ["public", "pictures"] },
    // Adds people to the lists: after what compares them with the article.
    { name: "search", testDir: "e2e/search", workers: 1, use: { javaScriptEnabled: false }, dependencies: ["public", "pictures"] },
    // Kills the app and its database: alone, and last.
    { name: "faults", testDir: "e2e/faults", workers: 1, dependencies: ["public", "journeys", "access", "pictures", "disagreement", "search"] },
  ],
});
