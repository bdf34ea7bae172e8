/** Measures a site that runs, and prints each figure of the promises as it is found. The argument is the run, as JSON; connections are in the environment. */
import * as z from "zod";
import { env } from "@/lib/platform/env";
import { personIdOf } from "@/prisma/factories/invented-person-record";
import { runCommand } from "@/server/build/command";
import { withDatabase } from "@/server/database/connections";
import { environmentFor } from "@/server/settings";
import { measureAnswers } from "./answering";
import type { BareReply, BareTask } from "./bare-server";
import { startChild } from "./child";
import { measureDesk } from "./desk";
import type { DeskReply, DeskTask } from "./desk-reader";
import type { EditorReply, EditorTask } from "./editor";
import { inWords, keepRun, type Figure } from "./figures";
import { measureFinding } from "./finding";
import { measureGrowth } from "./growing";
import { followChanges, serveProfile, weighProfiles } from "./reading";
import type { ReaderReply, ReaderTask } from "./reader-tasks";
import { readerRows } from "./reader-rows";
import { measureFilters, measureNames } from "./searching";
import type { Site } from "./site";

const runSchema = z.strictObject({
  people: z.int(),
  events: z.int(),
  seed: z.int(),
  port: z.int(),
  /** The database with 10,000 events. */
  small: z.string(),
  /** Where the result is kept. */
  folder: z.string(),
  /** What is measured. */
  part: z.enum(["all", "public", "desk"]),
});
const FULL = { people: 100_000, events: 1_000_000 } as const;
/** People in both records: one with a long timeline, and the ones after. */
const PROFILES = 24;

const run = runSchema.parse(JSON.parse(process.argv[2] ?? ""));
const { DATABASE_URL_READER, DATABASE_URL_DESK = "", CASELIGHT_SECRET } = env();
const connections = { DATABASE_URL_READER, DATABASE_URL_DESK, CASELIGHT_SECRET };

function say(words: string): void {
  process.stdout.write(`${words}\n`);
}

async function longProfile(): Promise<string> {
  const { ok, output } = await runCommand(process.execPath, ["--import", "tsx", "--conditions=react-server", "e2e/programs/make-long-timeline.ts"], environmentFor(connections), false);
  if (!ok) throw new Error(`The long profile was not made: ${output}`);
  // Warnings of packages may stand before or after it.
  const answer = output.split("\n").find((line) => line.startsWith("{")) ?? "";
  return z.object({ slug: z.string() }).parse(JSON.parse(answer)).slug;
}

async function slugsInBoth(): Promise<string[]> {
  const ids = Array.from({ length: PROFILES }, (_, number) => personIdOf(number));
  return (await readerRows<{ slug: string }>("SELECT slug FROM public_site.current_edition WHERE record_id = ANY($1::uuid[]) ORDER BY slug", [ids])).map(({ slug }) => slug);
}

/** The same connections to the database with 10,000 events. */
const toSmall = { ...connections, DATABASE_URL_READER: withDatabase(DATABASE_URL_READER, run.small), DATABASE_URL_DESK: withDatabase(DATABASE_URL_DESK, run.small) };

const began = performance.now();
const figures: Figure[] = [];

async function part(title: string, measured: () => Promise<Figure[]>): Promise<void> {
  say(`\n── ${title}`);
  const found = await measured().catch((error: unknown): Figure[] => [{ row: title, promise: title, measured: `it broke off: ${error instanceof Error ? error.message : String(error)}`, held: false }]);
  for (const figure of found) say(inWords(figure));
  figures.push(...found);
}

async function measurePublic(): Promise<void> {
  const site: Site = {
    ...run,
    large: startChild<ReaderTask, ReaderReply>("reader", connections),
    small: startChild<ReaderTask, ReaderReply>("reader", toSmall),
    editor: startChild<EditorTask, EditorReply>("editor", connections),
    bare: startChild<BareTask, BareReply>("bare-server", connections),
    longSlug: await longProfile(),
  };
  await part("A long profile", () => weighProfiles(site));
  await part("Served to many", () => serveProfile(site));
  await part("Searched by name", () => measureNames(site));
  await part("Searched by filters", () => measureFilters(site, say));
  await part("Answered by the API", async () => {
    const { facets = [] } = await site.large.ask({ task: "facets" });
    return measureAnswers(site, facets.map(({ facet, value, record }) => ({ facet, value, tag: `${facet}:${record ?? value}` })));
  });
  await part("Grown", async () => measureGrowth(site, await slugsInBoth()));
  await part("Found by any spelling", () => measureFinding(site, say));
  await part("Changed", () => followChanges(site));
  await Promise.all([site.large, site.small, site.editor, site.bare].map((child) => child.stop()));
}

async function measureTheDesk(): Promise<void> {
  const [large, small] = [startChild<DeskTask, DeskReply>("desk-reader", connections), startChild<DeskTask, DeskReply>("desk-reader", toSmall)];
  await part("The desk", () => measureDesk({ ...run, large, small }, say));
  await Promise.all([large.stop(), small.stop()]);
}

// The desk first: the public half's last part publishes and withdraws.
if (run.part !== "public") await measureTheDesk();
if (run.part !== "desk") await measurePublic();

const [version] = await readerRows<{ server_version: string }>("SHOW server_version");
const { people, events, seed } = run;
const folder = keepRun(run.folder, { people, events, seed, postgres: version?.server_version ?? "", seconds: (performance.now() - began) / 1000, figures });

const missed = figures.filter(({ held }) => held === false);
say(`\n${String(figures.length - missed.length)} figures held, ${String(missed.length)} not. Kept in ${folder}.`);
const isFull = people >= FULL.people && events >= FULL.events;
if (missed.length > 0 && !isFull) say(`The promises are made for ${FULL.people.toLocaleString("en")} people and ${FULL.events.toLocaleString("en")} events: this run decides nothing.`);
process.exit(missed.length > 0 && isFull ? 1 : 0);
