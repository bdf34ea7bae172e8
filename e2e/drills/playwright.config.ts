import { defineConfig } from "@playwright/test";
import everything from "../../playwright.config";

/** The faults at their full length: by `npm run drill:faults` alone. What `npm test` has of them are the short versions in e2e/faults. */
export default defineConfig({ ...everything, testDir: ".", outputDir: "../../test-results", workers: 1, projects: [{ name: "drill" }] });
