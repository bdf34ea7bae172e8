import { describe, expect, test } from "vitest";
import { filesBelow, folderNames, importsOf, reachedFrom, ringsAmong, textOf } from "./house-files";
import { KIND_PLURAL, RECORD_KINDS } from "@/lib/core/kinds";

const SOURCE = /\.(?:ts|tsx|mjs)$/;
const isTest = (file: string) => /\.(?:test|spec)\.tsx?$/.test(file);
const product = ["app", "components", "lib", "server", "prisma"].flatMap((folder) => filesBelow(folder, SOURCE)).filter((file) => !isTest(file));
const everything = [...product, ...filesBelow("e2e", SOURCE), ...filesBelow("bench", SOURCE), ...product.filter(isTest)];
const LINES_PER_FILE = 300;

/** Desk pages that a person who is not signed in must reach. Adding one is a decision about access: say so in the review. */
const OPEN_DESK_PAGES = [/^app\/desk\/(?:\([\w-]+\)\/)?sign-in\/(?:[\w-]+\/)*page\.tsx$/, /^app\/desk\/(?:\([\w-]+\)\/)?invitation\/(?:[\w-]+|\[\w+\]|\/)*page\.tsx$/, /^app\/desk\/(?:\([\w-]+\)\/)?no-file\/page\.tsx$/];
/** Files that may hold "use server", and the makers that put an action behind its checks. */
const ACTIONS = /^lib\/[\w-]+\/actions(?:\.ts|\/[\w-]+\.ts)$/;
const MAKERS = /^define\w*Action$/;

const startsWith = (file: string, directive: string) => new RegExp(`^(?:\\s|//[^\\n]*\\n|/\\*[\\s\\S]*?\\*/)*"${directive}"`).test(textOf(file));

test(`no file is longer than ${LINES_PER_FILE} lines`, () => {
  const long = everything.filter((file) => textOf(file).split("\n").length - 1 > LINES_PER_FILE);
  expect(long).toEqual([]);
});

test("no text and no program holds what a merge left undecided", () => {
  const written = [...everything, ...["docs", "lib/messages", "prisma/migrations", "examples", "bench", "e2e"].flatMap((folder) => filesBelow(folder, /\.(?:md|json|sql|css|csv)$/u)), "README.md", "CONTRIBUTING.md", "SECURITY.md"];
  const undecided = /^(?:<{7}|>{7}|={7})(?: |$)/mu;
  expect(undecided.test(`one\n${"<".repeat(7)} HEAD\ntwo`)).toBe(true);
  expect(written.filter((file) => undecided.test(textOf(file)))).toEqual([]);
});

test("no files import each other, directly or round about", () => {
  const leading = { one: ["other"], other: ["third"], third: ["one"], alone: ["alone"], last: ["one"] };
  expect(ringsAmong(Object.keys(leading), (file) => leading[file as keyof typeof leading])).toEqual([["one", "other", "third"], ["alone"]]);
  expect(reachedFrom(["app/desk/layout.tsx"]).size).toBeGreaterThan(5);
  expect(ringsAmong(everything, importsOf)).toEqual([]);
});

test("queries and commands cannot be bundled for a browser", () => {
  const drawers = product.filter((file) => /^lib\/[\w-]+\/(?:queries|commands)(?:\.ts|\/)/.test(file));
  expect(drawers.length).toBeGreaterThan(0);
  expect(drawers.filter((file) => !/^import "server-only";$/m.test(textOf(file)))).toEqual([]);
});

test("where only the text of a label is taken, no mark can stand beside it: it is a plain one", () => {
  const unmarked = /(?<!\w)labelOf\([^\n]*\)\.text|\{ text(?:, language)? \} = labelOf\(/;
  // In which order records stand says nothing of them.
  expect(product.filter((file) => textOf(file).split("\n").some((line) => unmarked.test(line) && !line.includes(".map((edition) => ({ edition, text:")))).toEqual([]);
});

describe("server actions", () => {
  const actions = product.filter((file) => startsWith(file, "use server"));

  test("live in the actions of a room only", () => {
    expect(actions.filter((file) => !ACTIONS.test(file))).toEqual([]);
    expect(product.filter((file) => ACTIONS.test(file)).filter((file) => !actions.includes(file))).toEqual([]);
  });

  test("are all made by defineAction: one that is written by hand forgets to ask who calls", () => {
    const byHand = actions.flatMap((file) =>
      textOf(file)
        .split("\n")
        .filter((line) => line.startsWith("export") && !line.startsWith("export type "))
        .filter((line) => !MAKERS.test(/^export const \w+ = (\w+)(?:<[^>]*>)?\(/.exec(line)?.[1] ?? ""))
        .map((line) => `${file}: ${line}`),
    );
    expect(byHand).toEqual([]);
  });

  test("that anybody may call are those of accounts: signing in, and accepting an invitation", () => {
    expect(actions.filter((file) => /\bdefineOpenAction\b/.test(textOf(file)) && !file.startsWith("lib/accounts/"))).toEqual([]);
  });

  test("are not written inside a function either", () => {
    expect(product.filter((file) => !ACTIONS.test(file) && /^\s+["']use server["'];?$/m.test(textOf(file)))).toEqual([]);
  });
});

describe("pages", () => {
  const pages = filesBelow("app", /^(?:page|route)\.tsx?$/);

  test("of the desk ask who is there, each for itself: a layout does not cover pages", () => {
    const deskPages = pages.filter((file) => file.startsWith("app/desk/") && file.endsWith("page.tsx") && !OPEN_DESK_PAGES.some((open) => open.test(file)));
    expect(deskPages.filter((file) => !/await requireActor\(/.test(textOf(file)))).toEqual([]);
  });

  test("and routes of the desk are made by defineRoute or defineDownload, which ask who is there", () => {
    const routes = product.filter((file) => /^lib\/[\w-]+\/routes\.ts$/.test(file));
    const made = new Set(routes.flatMap((file) => [...textOf(file).matchAll(/^export const (\w+) = define(?:Route|Download)\(/gm)].map(([, name = ""]) => name)));
    expect(made.size).toBeGreaterThan(0);
    for (const file of routes) expect(textOf(file).match(/^export /gm)?.length, file).toBe([...textOf(file).matchAll(/^export const \w+ = define(?:Route|Download)\(/gm)].length);
    for (const file of pages.filter((page) => page.startsWith("app/desk/") && page.endsWith("route.ts"))) {
      const exported = [...textOf(file).matchAll(/^export (.*)$/gm)].map(([, what = ""]) => what);
      expect(exported.filter((what) => !made.has(/^const (?:GET|POST) = (\w+);$/.exec(what)?.[1] ?? "")), file).toEqual([]);
    }
  });

  test("of the public side, and all that they import, send no component to the browser", () => {
    const publicPages = filesBelow("app", /\.tsx?$/).filter((file) => !file.startsWith("app/desk/") && !isTest(file));
    const reached = [...reachedFrom(publicPages), ...filesBelow("components/public", /\.tsx?$/)];
    expect(reached.filter((file) => startsWith(file, "use client"))).toEqual([]);
    const written = new Set(reachedFrom(publicPages.filter((file) => file.startsWith("app/requests/"))));
    const onlyRead = [...reachedFrom(publicPages.filter((file) => !file.startsWith("app/requests/")))];
    expect(onlyRead.filter((file) => /^lib\/(?:facts|changes|cases|accounts|publication|audit|requests)\/|^lib\/platform\/db\.ts$|^components\/(?:desk|forms)\//.test(file))).toEqual([]);
    // The one public door that writes reaches its command, the audit log, and no other room of the desk.
    expect([...written].filter((file) => /^lib\/(?:facts|changes|cases|accounts|publication)\/|^components\/(?:desk|forms)\//.test(file))).toEqual([]);
    expect(written).toContain("lib/requests/commands/receive-request.ts");
  });

  test("of the public side wait for nothing: no Suspense, no loading page, no notFound()", () => {
    const publicFiles = filesBelow("app", /\.tsx?$/).filter((file) => !file.startsWith("app/desk/")).concat(filesBelow("components/public", /\.tsx?$/));
    expect(publicFiles.filter((file) => /<Suspense|\bnotFound\(\)/.test(textOf(file)) || /\/loading\.tsx$/.test(file))).toEqual([]);
  });
});

test("every kind of record is drawn, and answered by the API", () => {
  const drawn = folderNames("app/(public)/[locale]");
  const contract = textOf("lib/editions/contract.ts");
  for (const kind of RECORD_KINDS) expect(contract, kind).toMatch(new RegExp(`\\b${kind}\\b`));
  for (const plural of Object.values(KIND_PLURAL)) expect(drawn, plural).toContain(plural);
  const api = filesBelow("app/api/v1", /^route\.ts$/);
  expect(api.some((file) => /^app\/api\/v1\/(?:\[\w+\]|people)\/route\.ts$/.test(file))).toBe(true);
  expect(api.some((file) => /^app\/api\/v1\/(?:\[\w+\]|people)\/\[slug\]\/route\.ts$/.test(file))).toBe(true);
});

test("every migration is numbered in order and holds its SQL", () => {
  const names = folderNames("prisma/migrations").sort();
  expect(names.map((name) => name.slice(0, 4))).toEqual(names.map((_, index) => String(index + 1).padStart(4, "0")));
  for (const name of names) expect(textOf(`prisma/migrations/${name}/migration.sql`).trim(), name).not.toBe("");
});

test("no drawer is called utils, helpers, misc or common, and nothing only passes on what others export", () => {
  expect(product.filter((file) => /(?:^|\/)(?:utils?|helpers?|misc|common)(?:\/|\.tsx?$)/.test(file))).toEqual([]);
  expect(product.filter((file) => /\/index\.tsx?$/.test(file) || /^export (?:\*|\{[^}]*\}) from /m.test(textOf(file)))).toEqual([]);
});

test("what lies on the process is called after the house: database tests take it away before each file, and would not find it otherwise", () => {
  const namesIn = (shape: string) => [...shape.replaceAll(/(?<=: )\{.*?\}/gu, "").matchAll(/(?<name>\w+)\??:/gu)].map(({ groups }) => groups?.["name"] ?? "");
  const found = product
    .filter((file) => file !== "prisma/factories/begin-afresh.ts")
    .flatMap((file) => [...textOf(file).matchAll(/globalThis as (?:unknown as )?(?<shape>[^;]*\{.*\})?/gu)].map(({ groups }) => ({ file, names: namesIn(groups?.["shape"] ?? "") })));
  expect(found.length).toBeGreaterThan(3);
  expect(found.filter(({ names }) => names.length === 0 || names.some((name) => !name.startsWith("caselight")))).toEqual([]);
});

test("nothing is left for later, and no rule of the compiler is switched off", () => {
  const marks = new RegExp(["TO" + "DO", "FIX" + "ME", "@ts-" + "ignore", "@ts-" + "nocheck"].join("|"));
  expect(everything.filter((file) => marks.test(textOf(file)))).toEqual([]);
});
