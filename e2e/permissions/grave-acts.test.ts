/** For every act of the table of permissions it is decided whether an office can ask a fresh proof for it: a new one that nobody thought about fails here. */
import { expect, test } from "vitest";
import { GRAVE_ACTS, LIGHT_ACTS, graveAct } from "../../lib/accounts/grave-acts";
import { DESK_ROUTES } from "../access/desk-routes";
import { actionNames, routeNames } from "./act-names";
import { FOR_EVERYBODY, FOR_ONESELF, PERMISSIONS, isReading } from "./table";

test("every action of the table, and every route, stands in one of the two lists, and nothing else does", () => {
  const actions = actionNames();
  const inTable = [...PERMISSIONS.flatMap(({ acts }) => acts.filter((act) => !isReading(act)).map(({ action }) => action)), ...Object.keys(FOR_EVERYBODY), ...Object.keys(FOR_ONESELF)];
  expect([...actions.keys()].toSorted()).toEqual([...new Set(inTable)].toSorted());
  const routes = routeNames();
  expect(routes.size).toBe(DESK_ROUTES.length);
  const names = [...actions.values(), ...routes.values()];
  expect(new Set(names).size).toBe(names.length);
  expect([...Object.keys(GRAVE_ACTS), ...LIGHT_ACTS].toSorted()).toEqual(names.toSorted());
});

test("what stands in neither is held to the strictest that is asked for", () => {
  expect(graveAct("thing.nobody_thought_about")).toEqual({ kind: "every" });
  expect(graveAct("constructor")).toEqual({ kind: "every" });
});

test("whatever answers with a file can be asked a proof for, but for an empty table to fill in", () => {
  const names = [...routeNames().values()];
  const files = DESK_ROUTES.filter(({ isFile, leadsTo }) => isFile !== undefined || leadsTo !== undefined);
  expect(names.filter((name) => graveAct(name)?.kind === "export")).toHaveLength(files.length - 1);
  expect(graveAct("import.template")).toBeNull();
});
