/** Every page of the desk is measured, or it is said why not. */
import { readdirSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { DESK_PAGES, EMPTY_PAGE, UNMEASURED } from "./desk-pages";
import { DESK_QUERY_NAMES } from "./desk-table";
import type { Things } from "./desk-things";

const DESK = "app/desk";

/** Below app/desk, without the groups in brackets: as the address has it. */
const PAGES = readdirSync(DESK, { recursive: true, encoding: "utf8" }).filter((file) => file.endsWith("page.tsx")).map((file) => file.split("/").filter((part) => !part.startsWith("(")).join("/"));

/** Ids of nothing: which page an address leads to hangs on none of them. */
const ID = "00000000-0000-4000-8000-000000000000";
const SOMEBODY = { actor: { accountId: ID } };
const NOTHING = new Proxy({ editor: SOMEBODY, admin: SOMEBODY }, { get: (somebody, name) => Reflect.get(somebody, name) ?? ID }) as unknown as Things;

/** The page that Next draws at an address: where two fit, the one that says more of it. */
function pageAt(address: string): string | undefined {
  const parts = new URL(address, "https://desk.invalid").pathname.split("/").filter((part) => part !== "").slice(1);
  const fits = (file: string) => {
    const wanted = file.split("/").slice(0, -1);
    return wanted.length === parts.length && wanted.every((part, at) => part.startsWith("[") || part === parts[at]);
  };
  return PAGES.filter(fits).toSorted((one, other) => one.split("[").length - other.split("[").length)[0];
}

const measured = new Set(DESK_PAGES.map(({ path }) => pageAt(path(NOTHING))));

describe("the pages of the desk", () => {
  it("are all measured, or it is said why one is not", () => {
    expect(PAGES.length).toBeGreaterThan(60);
    expect(PAGES.filter((file) => !measured.has(file) && UNMEASURED[file] === undefined)).toEqual([]);
    // Nothing is said of a page that is measured, or that there is not.
    expect(Object.keys(UNMEASURED).filter((file) => measured.has(file) || !PAGES.includes(file))).toEqual([]);
    expect(join(DESK, pageAt(EMPTY_PAGE.path(NOTHING)) ?? "")).toBe("app/desk/records/[recordId]/page.tsx");
  });

  it("and every query in the table is asked by one of them, or while somebody types", () => {
    const WHILE_TYPING = ["people suggested", "sources suggested"];
    // Asked by every page, the empty one too.
    const BY_EVERY_PAGE = ["closing of the desk", "what is left of the session"];
    const asked = new Set<string>([...DESK_PAGES.flatMap(({ queries }) => queries), ...WHILE_TYPING, ...BY_EVERY_PAGE]);
    expect(DESK_QUERY_NAMES.filter((name) => !asked.has(name))).toEqual([]);
  });
});
