import { fileURLToPath } from "node:url";
import { defineConfig } from "vitest/config";

const fromRoot = (path: string) => fileURLToPath(new URL(path, import.meta.url));

const IGNORED = ["**/node_modules/**", "**/.next/**", "**/.next-test/**", "**/.data/**"];
/** Bounds for what hangs, not for what is slow: machines differ by a factor of four. */
const UNIT_TIMEOUT_MS = 60_000;
const DATABASE_TIMEOUT_MS = 240_000;
const DRILL_TIMEOUT_MS = 1_800_000;

export default defineConfig({
  resolve: {
    alias: [
      { find: /^@\//, replacement: fromRoot("./") },
      // The package throws outside of React's server build, on purpose. Tests run commands and queries as the server does.
      { find: "server-only", replacement: fromRoot("./node_modules/server-only/empty.js") },
    ],
  },
  test: {
    pool: "forks",
    // Two cores, of which Postgres takes its share.
    maxWorkers: 2,
    restoreMocks: true,
    projects: [
      {
        extends: true,
        test: {
          name: "unit",
          include: ["**/*.test.{ts,tsx}"],
          exclude: [...IGNORED, "**/*.db.test.ts"],
          testTimeout: UNIT_TIMEOUT_MS,
        },
      },
      {
        extends: true,
        test: {
          name: "database",
          include: ["**/*.db.test.ts"],
          // A process for many files, which each begin as if they were its first (docs/decisions/058).
          isolate: false,
          setupFiles: ["./prisma/factories/begin-afresh.ts"],
          exclude: IGNORED,
          globalSetup: ["./prisma/factories/global-setup.ts"],
          testTimeout: DATABASE_TIMEOUT_MS,
          hookTimeout: DATABASE_TIMEOUT_MS,
        },
      },
      {
        // Promises at their full size, which take minutes, and programs that few have: asked for by name (npm run drill:…), never a part of npm test.
        extends: true,
        test: {
          name: "drill",
          include: ["**/*.drill.ts"],
          exclude: IGNORED,
          globalSetup: ["./prisma/factories/global-setup.ts"],
          testTimeout: DRILL_TIMEOUT_MS,
          hookTimeout: DATABASE_TIMEOUT_MS,
        },
      },
    ],
  },
});
