/**
 * Before each test file: what those before it left in this process is put away, so that it begins as the first one does (docs/decisions/058). The house's modules
 * are read anew, with whatever they keep, and the environment is what it was. What stays is what no test changes: packages, and what the machine has made of them.
 */
import { vi } from "vitest";

/** What the house's modules keep beyond their own life is called so (e2e/architecture/house.test.ts). */
const OURS = /^caselight/u;
const ENVIRONMENT = Symbol.for("the environment before the first test file");

const everything = globalThis as unknown as Record<string, unknown> & { [ENVIRONMENT]?: NodeJS.ProcessEnv };

vi.useRealTimers();
vi.unstubAllGlobals();
vi.unstubAllEnvs();
vi.resetModules();

for (const name of Object.keys(everything).filter((key) => OURS.test(key))) delete everything[name];

const before = (everything[ENVIRONMENT] ??= { ...process.env });
for (const name of Object.keys(process.env).filter((key) => !(key in before))) delete process.env[name];
Object.assign(process.env, before);
