import { defineConfig } from "@playwright/test";
import everything from "../../playwright.config";

/** The pictures of docs/guide: taken by `npm run guide:pictures` alone, so that no test run alters a file that is kept. */
export default defineConfig({ ...everything, testDir: ".", outputDir: "../../test-results", workers: 1, projects: [{ name: "guide" }] });
