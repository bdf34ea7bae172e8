import { describeFailure } from "./failure";

type Task = (words: readonly string[]) => Promise<number>;

/** Each command is loaded only when it is asked for: a broken part must not stop the others. */
const TASKS: Readonly<Record<string, () => Promise<Task>>> = {
  start: async () => (await import("./tasks/start")).start,
  dev: async () => (await import("./tasks/start")).dev,
  test: async () => (await import("./tasks/test")).test,
  "admin:invite": async () => (await import("./tasks/database")).inviteAdmin,
  "audit:verify": async () => (await import("./tasks/database")).verifyAuditLog,
  "desk:open": async () => (await import("./tasks/database")).openClosedDesk,
  "desk:proof": async () => (await import("./tasks/database")).dropProofDemands,
  "db:migrate": async () => (await import("./tasks/database")).migrateDatabase,
  "db:diff": async () => (await import("./tasks/database")).compareWithMigrations,
  "db:scratch": async () => (await import("./tasks/scratch")).scratch,
  "drill:search": async () => (await import("./tasks/drill")).drillSearch,
  "drill:import": async () => (await import("./tasks/drill")).drillImport,
  "drill:faults": async () => (await import("./tasks/drill")).drillFaults,
  "guide:pictures": async () => (await import("./tasks/guide")).takeGuidePictures,
  bench: async () => (await import("./tasks/bench")).bench,
  "drill:spreadsheet": async () => (await import("./tasks/drill")).drillSpreadsheet,
  "secrets:reseal": async () => (await import("./tasks/database")).resealSecrets,
  "search:rebuild": async () => (await import("./tasks/database")).rebuildSearchRows,
};

async function main(): Promise<number> {
  const [name = "start", ...words] = process.argv.slice(2);
  const load = TASKS[name];
  if (load === undefined) {
    process.stderr.write(`There is no task "${name}". There are: ${Object.keys(TASKS).join(", ")}.\n`);
    return 2;
  }
  return (await load())(words);
}

main().then(
  (code) => process.exit(code),
  (error: unknown) => {
    process.stderr.write(describeFailure(error));
    process.exit(1);
  },
);
