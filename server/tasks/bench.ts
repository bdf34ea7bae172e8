import { randomBytes } from "node:crypto";
import { mkdirSync } from "node:fs";
import path from "node:path";
import { parseArgs } from "node:util";
import * as z from "zod";
import { buildWhenStale, generateWhenStale } from "../build/build";
import { runCommand } from "../build/command";
import { withClient, withRole } from "../database/connections";
import { prepareDatabase } from "../database/prepare";
import { StartFailure } from "../failure";
import { DATA_FOLDER } from "../folders";
import { freeLoopbackPort } from "../free-port";
import { openThrowAway, type EmbeddedPostgres } from "../postgres/embedded";
import { DESK_ROLE, READER_ROLE, newPassword } from "../roles";
import { startStack } from "../run/stack";
import { environmentFor } from "../settings";
import { step } from "../steps";
import { TEST_DIST_DIR } from "../tests/tools";

const LARGE = "caselight_bench";
const SMALL = "caselight_bench_small";
/** The record that growth is measured from: the first people of the large one. */
const SMALL_RECORD = { people: 1_000, events: 10_000 } as const;
const FOLDER = path.join(DATA_FOLDER, "bench");

const count = z.coerce.number().int().positive();
const planSchema = z.object({
  people: count.multipleOf(100).default(10_000),
  events: count.optional(),
  seed: z.coerce.number().int().default(709),
  part: z.enum(["all", "public", "desk"]).default("all"),
});
type Plan = { people: number; events: number; seed: number; part: "all" | "public" | "desk" };

/** `--people N --events N --seed N --part desk`; ten events a person where none are given, and both halves. */
function readPlan(words: readonly string[]): Plan {
  const options = { people: { type: "string" }, events: { type: "string" }, seed: { type: "string" }, part: { type: "string" } } as const;
  try {
    const { people, events = people * 10, seed, part } = planSchema.parse(parseArgs({ args: [...words], options }).values);
    return { people, events, seed, part };
  } catch (error) {
    const why = error instanceof z.ZodError ? error.issues.map(({ path: at, message }) => `${at.join(".")}: ${message}`).join(", ") : String(error);
    throw new StartFailure("The bench was asked for something it cannot do.", why, "npm run bench -- --people 10000 --events 100000 --seed 709 --part desk; people in hundreds, and the part is all, public or desk.");
  }
}

/** Runs a program of the folder `bench`, its output shown. */
async function runProgram(name: string, argument: unknown, environment: Readonly<Record<string, string>>): Promise<boolean> {
  const words = ["--import", "tsx", "--conditions=react-server", `bench/${name}.ts`, JSON.stringify(argument)];
  return (await runCommand(process.execPath, words, environmentFor({ NODE_ENV: "production", ...environment }), true)).ok;
}

/**
 * The promises of speed and weight as figures: fills a throw-away Postgres with invented people, serves the built site on it, and measures
 * (`bench/measure.ts`). The real database is not touched.
 * @returns 1 when a promise is not held at the full size (100,000 people, 1,000,000 events)
 */
export async function bench(words: readonly string[]): Promise<number> {
  const plan = readPlan(words);
  await step("Database client", generateWhenStale);
  await step("Build", () => buildWhenStale(TEST_DIST_DIR));
  const postgres = await step("Throw-away Postgres", openThrowAway);
  // Ctrl-C ends the programs by itself; the cluster must not outlive this process.
  const interrupted = (): void => {
    void postgres.stop().finally(() => process.exit(130));
  };
  process.once("SIGINT", interrupted).once("SIGTERM", interrupted);
  try {
    return await fillAndMeasure(postgres, plan);
  } finally {
    await postgres.stop();
  }
}

/** As a server tidies up by itself in time. In bulk each portion leaves as many versions of a row of bits as it has people; one by one they make room for each other. */
async function tidy(ownerUrl: string): Promise<void> {
  await withClient(ownerUrl, async (client) => {
    await client.query("VACUUM FULL public_site.facet_bits");
    await client.query("VACUUM ANALYZE");
  });
}

async function fillAndMeasure(postgres: EmbeddedPostgres, plan: Plan): Promise<number> {
  const passwords = { desk: newPassword(), reader: newPassword() };
  const secret = randomBytes(32).toString("base64url");
  const environmentOf = (database: string) => ({
    DATABASE_URL_DESK: withRole(postgres.urlOf(database), DESK_ROLE, passwords.desk),
    DATABASE_URL_READER: withRole(postgres.urlOf(database), READER_ROLE, passwords.reader),
    CASELIGHT_SECRET: secret,
  });
  for (const [database, { people, events }] of [[SMALL, SMALL_RECORD], [LARGE, plan]] as const) {
    await prepareDatabase(postgres.urlOf(database), passwords, true);
    await step(`${people.toLocaleString("en")} invented people with ${events.toLocaleString("en")} events`, async () => {
      if (!(await runProgram("fill", { people, events, seed: plan.seed, ownerUrl: postgres.urlOf(database) }, environmentOf(database)))) {
        throw new StartFailure("The invented record was not made.", "Its program ended with an error, which is above.", "Mend it and run the bench again.");
      }
    });
    await step("Statistics", () => tidy(postgres.urlOf(database)));
  }
  mkdirSync(FOLDER, { recursive: true });
  const port = await freeLoopbackPort();
  const environment = environmentOf(LARGE);
  const origin = `http://localhost:${port}`;
  const stack = await step("App", () =>
    startStack({
      mode: "start", distDir: TEST_DIST_DIR, postgres, port, host: undefined, localNames: true, runFile: path.join(FOLDER, "run.json"), security: null,
      app: { ...environment, CASELIGHT_ORIGIN: origin, SURFACE: "all" },
    }),
  );
  try {
    return (await runProgram("measure", { ...plan, port, small: SMALL, folder: FOLDER }, { ...environment, CASELIGHT_ORIGIN: origin })) ? 0 : 1;
  } finally {
    await stack.stop();
  }
}
