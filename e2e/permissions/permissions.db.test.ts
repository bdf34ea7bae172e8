/**
 * The permission matrix: every row of e2e/permissions/table.ts × every role × every relation × every state, allowed and refused, through the product's own actions
 * against Postgres. Nobody (not signed in, an ended session, an account that is shut out) is refused everything.
 */
import pg from "pg";
import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import { roleAtLeast } from "../../lib/core/actor";
import { ROLES, type Role } from "../../lib/core/kinds";
import { lastAudit } from "../../prisma/factories/expect-refusal";
import { makeSource } from "../../prisma/factories/records";
import { testDatabase } from "../../prisma/factories/test-database";
import { DESK_ACTIONS, EXPUNGING_ACTIONS, HOUSE_WIDE_ACTIONS, KEPT_ACTIONS, KEEPING_ACTIONS, VOCABULARY_ACTIONS, OPEN_ACTIONS, OWN_ACTIONS } from "../access/desk-actions";
import { allActions, post, read, tokenHere, type Actions, type Answer } from "./asking";
import type { House, Staged } from "./house";
import { NOBODIES, newAsking, nowAll, whileNobody } from "./people-asking";
import { stage } from "./staging";
import { FOR_EVERYBODY, FOR_ONESELF, PERMISSIONS, isReading, type Act, type Thing } from "./table";

vi.mock("next/cache", () => ({ refresh: vi.fn() }));
// In place of the request: its one cookie. Everything behind it is the product's own.
vi.mock("@/lib/platform/request", async (original) => ({
  ...(await original<object>()),
  readCookie: (name: string) => Promise.resolve(name === "__Host-caselight-session" ? tokenHere() : undefined),
  writeCookie: () => Promise.resolve(),
  clearCookie: () => Promise.resolve(),
  requestHeader: () => Promise.resolve(null),
}));

const database = testDatabase();
let house: House;
let actions: Actions;

/** Those that leave the thing in its state: one is enough for all of them. The rest use it up. */
const LEAVES_AS_IT_IS: ReadonlySet<string> = new Set(["logUpdateAction", "checkCaseAction", "addFactAction", "pasteSignaturesAction", "recordBasisAction", "editFactAction", "retireFactAction", "weighFactAction", "watchRecordAction", "writeRecordNoteAction", "addPersonAction", "addPeopleAction", "moveEntryAction", "writeNoteAction", "renameListAction", "shareListAction", "unshareListAction", "renameSearchAction", "tellApartAction"]);
/** A refusal says one of these. "unexpected" would be a fault, and "invalid" a form that is wrong by itself: both refuse for the wrong reason. */
const REFUSALS: ReadonlySet<string> = new Set(["signed_out", "forbidden", "not_found", "conflict"]);
/** Where nothing differs there is nothing to restore. */
const isRefusal = ({ code, why }: { code: string; why: string }) => REFUSALS.has(code) || why === "nothingChanged";

/** Fewer than the desk has connections: nobody shall wait for one. */
const AT_ONCE = 6;

type Cell = { readonly act: Act; readonly relation: string };
const named = ({ act, relation }: Cell, who: string, answer: Answer) => `${who} (${relation}) ${act.action}: ${answer.done ? "done" : `${answer.code} ${answer.why}`}`;
const firstOfEach = (acts: readonly Act[]) => acts.filter(({ action }, index) => acts.findIndex((other) => other.action === action) === index);
const cellsOf = ({ acts, relations }: Thing): Cell[] => firstOfEach(acts).flatMap((act) => Object.keys(relations).map((relation) => ({ act, relation })));

function isAllowed({ acts }: Thing, { act, relation }: Cell, role: Role, state: string): boolean {
  return acts.some(({ action, from, may }) => action === act.action && roleAtLeast(role, from) && (may[relation] ?? []).includes(state));
}

async function ask({ who, fields }: Staged, { act, relation }: Cell, may: boolean, session: "own" | null = "own"): Promise<Answer> {
  const [action, asking] = [actions.get(act.action), who[relation]];
  if (isReading(act) && asking !== undefined) return read(act.action, Object.values(fields(act.action, relation, may))[0] ?? "", session === null ? null : asking.token);
  if (action === undefined || asking === undefined) throw new Error(`There is no ${act.action}, or nobody who is its ${relation}.`);
  return post(action, fields(act.action, relation, may), session === null ? null : asking.token);
}

type Refused = { /** For the message. */ who: string; /** The one code that every refusal must have. */ only?: string; session?: "own" | null };

/** Which of these cells were not refused, or not for a reason of the product's. Nothing may have been written. */
async function notRefused(staged: Staged, cells: readonly Cell[], { who, only, session = "own" }: Refused): Promise<string[]> {
  const before = await lastAudit(database.db);
  const wrong: string[] = [];
  for (let first = 0; first < cells.length; first += AT_ONCE) {
    await Promise.all(
      cells.slice(first, first + AT_ONCE).map(async (cell) => {
        const answer = await ask(staged, cell, false, session);
        const isRight = !answer.done && (only === undefined ? isRefusal(answer) : answer.code === only);
        if (!isRight) wrong.push(named(cell, who, answer));
      }),
    );
  }
  return (await lastAudit(database.db)) === before ? wrong : [...wrong, `${who}: something was written`];
}

beforeAll(async () => {
  process.env["CASELIGHT_ORIGIN"] ??= "https://caselight.example";
  actions = await allActions();
  const owner = new pg.Client({ connectionString: database.urls.ownerUrl });
  await owner.connect();
  const chief = await newAsking(owner, "admin");
  house = { database, owner, chief, pool: [], sourceId: await makeSource(database.db, { by: chief.actor }) };
});

afterAll(() => house.owner.end());

describe("the table", () => {
  test("has one row for every action that a form can reach, and none besides", () => {
    const rows = [...PERMISSIONS.flatMap(({ acts }) => acts.filter((act) => !isReading(act)).map(({ action }) => action)), ...Object.keys(FOR_EVERYBODY), ...Object.keys(FOR_ONESELF)];
    expect([...actions.keys()].toSorted()).toEqual(rows.toSorted());
  });

  test("says of each action the role from which its form is shown and taken (e2e/access)", () => {
    const fromOf = new Map(PERMISSIONS.flatMap(({ acts }) => acts.map(({ action, from }) => [action, from])));
    for (const { action, from } of DESK_ACTIONS) expect(fromOf.get(action), action).toBe(from);
    for (const action of KEEPING_ACTIONS) expect(fromOf.get(action), action).toBe("researcher");
    for (const action of HOUSE_WIDE_ACTIONS) expect(fromOf.get(action), action).toBe("admin");
    for (const [action, from] of Object.entries({ ...VOCABULARY_ACTIONS, ...EXPUNGING_ACTIONS })) expect(fromOf.get(action), action).toBe(from);
    for (const action of KEPT_ACTIONS) expect(fromOf.get(action), action).toBe("advocate");
    expect(Object.keys(FOR_EVERYBODY).toSorted()).toEqual(OPEN_ACTIONS.toSorted());
    for (const action of OWN_ACTIONS) expect(fromOf.get(action) ?? (action in FOR_ONESELF ? "advocate" : undefined), action).toBe("advocate");
  });

  test("names no relation and no state that its thing does not have", () => {
    for (const { relations, states, acts } of PERMISSIONS) {
      for (const { action, may } of acts) {
        for (const [relation, allowed] of Object.entries(may)) {
          expect(Object.keys(relations), action).toContain(relation);
          expect(states, action).toEqual(expect.arrayContaining([...allowed]));
        }
      }
    }
  });
});

describe("what one does for oneself", () => {
  // What these take is a cookie of the browser that asks: it goes from nobody's as well.
  const OF_THE_BROWSER: ReadonlySet<string> = new Set(["signOutAction", "keptRecoveryCodesAction", "passedOnLinkAction"]);

  test("nobody is told that they are not signed in, whatever they post, and writes nothing", async () => {
    const before = await lastAudit(database.db);
    const anybody = await newAsking(house.owner, "admin");
    const wrong: string[] = [];
    for (const way of Object.keys(NOBODIES) as (keyof typeof NOBODIES)[]) {
      await whileNobody(house.owner, [anybody], way, async () => {
        for (const name of Object.keys(FOR_ONESELF)) {
          const action = actions.get(name);
          if (action === undefined) throw new Error(`There is no ${name}.`);
          const answer = await post(action, {}, way === "not signed in" ? null : anybody.token);
          if (answer.done ? !OF_THE_BROWSER.has(name) : answer.code !== "signed_out") wrong.push(`${way}, ${name}: ${answer.done ? "done" : answer.code}`);
        }
      });
    }
    expect(wrong).toEqual([]);
    expect(await lastAudit(database.db)).toBe(before);
  });
});

describe.each(PERMISSIONS)("$title", (thing) => {
  test.each(thing.states)("%s: whoever may not is refused, and nothing is written", async (state) => {
    const staged = await stage(house, thing.thing, state);
    const everybody = Object.values(staged.who);
    const wrong: string[] = [];
    for (const role of ROLES) {
      await nowAll(house.owner, everybody, role);
      wrong.push(...(await notRefused(staged, cellsOf(thing).filter((cell) => !isAllowed(thing, cell, role, state)), { who: role })));
    }
    expect(wrong).toEqual([]);
  });

  // The answer comes before anything of the thing is read, so that no state can change it.
  test("nobody is told that they are not signed in, and nothing else", async () => {
    const staged = await stage(house, thing.thing, thing.states[0] ?? "");
    await nowAll(house.owner, Object.values(staged.who), "admin");
    const wrong: string[] = [];
    for (const way of Object.keys(NOBODIES) as (keyof typeof NOBODIES)[]) {
      wrong.push(...(await whileNobody(house.owner, Object.values(staged.who), way, () => notRefused(staged, cellsOf(thing), { who: way, only: "signed_out", session: way === "not signed in" ? null : "own" }))));
    }
    expect(wrong).toEqual([]);
  });

  test.each(thing.states)("%s: whoever may is let", async (state) => {
    const wrong: string[] = [];
    let shared: Staged | null = null;
    for (const cell of cellsOf(thing)) {
      for (const role of ROLES.filter((candidate) => isAllowed(thing, cell, candidate, state))) {
        const staged: Staged = isReading(cell.act) || LEAVES_AS_IT_IS.has(cell.act.action) ? (shared ??= await stage(house, thing.thing, state, true)) : await stage(house, thing.thing, state);
        await nowAll(house.owner, Object.values(staged.who), role);
        const answer = await ask(staged, cell, true);
        if (!answer.done) wrong.push(named(cell, role, answer));
      }
    }
    expect(wrong).toEqual([]);
  });
});
