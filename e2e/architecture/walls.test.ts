import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import { plantTree } from "./planted-tree";

// The first file loads the linter and the compiler.
vi.setConfig({ testTimeout: 120_000 });

let tree: ReturnType<typeof plantTree>;

beforeAll(() => {
  tree = plantTree();
});
afterAll(() => {
  tree.remove();
});

const importing = (target: string) => `import { thing } from "${target}";\nexport const planted = thing;\n`;
const importingType = (target: string) => `import type { Thing } from "${target}";\nexport type Planted = Thing;\n`;

describe("the walls refuse", () => {
  test.each([
    ["a public page → the desk's database", "app/(public)/[locale]/people/page.tsx", "@/lib/platform/db"],
    ["a public page → the reader's database", "app/(public)/[locale]/people/page.tsx", "@/lib/platform/reader-db"],
    ["a public page → a desk room's query", "app/(public)/[locale]/people/page.tsx", "@/lib/facts/queries/read-facts"],
    ["a public page → a desk room's schema", "app/(public)/[locale]/people/page.tsx", "@/lib/facts/schema"],
    ["a public page → publication", "app/(public)/[locale]/people/page.tsx", "@/lib/publication/body"],
    ["a public page → accounts", "app/(public)/[locale]/people/page.tsx", "@/lib/accounts/session"],
    ["a public page → the desk's components", "app/(public)/[locale]/people/page.tsx", "@/components/desk/review"],
    ["a public page → forms", "app/(public)/[locale]/people/page.tsx", "@/components/forms/field"],
    ["the API → a desk room", "app/api/v1/people/route.ts", "@/lib/facts/queries/read-facts"],
    ["a new folder of app → a desk room", "app/elsewhere/page.tsx", "@/lib/facts/queries/read-facts"],
    ["the form for requests → another desk room", "app/requests/[locale]/page.tsx", "@/lib/facts/queries/read-facts"],
    ["the form for requests → what its room reads", "app/requests/[locale]/page.tsx", "@/lib/requests/queries/list-requests"],
    ["the form for requests → accounts", "app/requests/[locale]/send/route.ts", "@/lib/accounts/session"],
    ["the form for requests → the database", "app/requests/[locale]/send/route.ts", "@/lib/platform/db"],
    ["a public page → the room of requests", "app/(public)/[locale]/corrections/page.tsx", "@/lib/requests/commands/receive-request"],
    ["a public component → the room of requests", "components/public/request-form.tsx", "@/lib/requests/schema"],
    ["a desk page → the database", "app/desk/cases/page.tsx", "@/lib/platform/db"],
    ["a desk page → a command", "app/desk/cases/page.tsx", "@/lib/cases/commands/log-update"],
    ["a desk page → a query of the public half, but for the preview", "app/desk/cases/page.tsx", "@/lib/editions/queries/get-edition"],
    ["a desk page → how a search is asked, but for its address", "app/desk/searches/page.tsx", "@/lib/editions/search/params"],
    ["the room of lists → what is read of who stands", "lib/advocacy/queries/get-list.ts", "@/lib/editions/queries/read-listed"],
    ["another room → the address of a search", "lib/cases/commands/add-case.ts", "@/lib/editions/search/search-address"],
    ["a public page → the room of lists", "app/(public)/[locale]/people/page.tsx", "@/lib/advocacy/queries/list-lists"],
    ["a desk page → the machinery of publication", "app/desk/cases/page.tsx", "@/lib/publication/body"],
    ["a public component → a desk room's schema", "components/public/name.tsx", "@/lib/facts/schema"],
    ["a public component → a query of editions", "components/public/name.tsx", "@/lib/editions/queries/get-edition"],
    ["a desk component → a command", "components/desk/form.tsx", "@/lib/cases/commands/log-update"],
    ["a desk component → a query", "components/desk/form.tsx", "@/lib/facts/queries/read-facts"],
    ["a desk component → the platform", "components/desk/form.tsx", "@/lib/platform/log"],
    ["a form part → a room", "components/forms/select.tsx", "@/lib/facts/schema"],
    ["a ui part → the desk's components", "components/ui/link.tsx", "@/components/desk/review"],
    ["a room → app", "lib/cases/queries/get-case.ts", "@/app/desk/page"],
    ["a room → a component", "lib/cases/labels.ts", "@/components/ui/button"],
    ["a room → editions", "lib/cases/queries/get-case.ts", "@/lib/editions/contract"],
    ["a room → an action", "lib/cases/commands/add-case.ts", "@/lib/publication/actions"],
    ["a room → a route", "lib/cases/commands/add-case.ts", "@/lib/unsent/routes"],
    ["a public page → a route", "app/(public)/[locale]/people/page.tsx", "@/lib/unsent/routes"],
    ["a room but that of facts → how names are folded", "lib/cases/queries/get-case.ts", "@/lib/editions/search/fold"],
    ["a room but that of imports → how tables are written", "lib/cases/queries/get-case.ts", "@/lib/editions/tables/csv"],
    ["the room of imports → more of editions", "lib/imports/fields.ts", "@/lib/editions/labels"],
    ["the room of facts → more of editions", "lib/facts/name-key.ts", "@/lib/editions/labels"],
    ["the room of watching → more of editions", "lib/watching/queries/list-inbox.ts", "@/lib/editions/queries/read-feed"],
    ["another room → what can be watched", "lib/cases/queries/list-cases.ts", "@/lib/editions/queries/answers-watch"],
    ["a room → the server", "lib/cases/commands/add-case.ts", "@/server/settings"],
    ["a room → the seed", "lib/cases/commands/add-case.ts", "@/prisma/seed/seed"],
    ["a file of a room that is no query or command → the database", "lib/cases/duplicates.ts", "@/lib/platform/db"],
    ["a schema → the platform", "lib/cases/schema.ts", "@/lib/platform/log"],
    ["a policy → a query", "lib/cases/policy.ts", "@/lib/facts/queries/read-facts"],
    ["an action → the database", "lib/changes/actions.ts", "@/lib/platform/db"],
    ["an action → a query", "lib/changes/actions.ts", "@/lib/facts/queries/read-facts"],
    ["editions → the desk's database", "lib/editions/queries/list.ts", "@/lib/platform/db"],
    ["editions → a desk room", "lib/editions/queries/list.ts", "@/lib/facts/schema"],
    ["core → the platform", "lib/core/clock.ts", "@/lib/platform/log"],
    ["core → a room", "lib/core/clock.ts", "@/lib/facts/schema"],
    ["messages → a room", "lib/messages/labels.ts", "@/lib/facts/schema"],
    ["the platform → a room", "lib/platform/action.ts", "@/lib/audit/record-audit"],
    ["the server → app", "server/main.ts", "@/app/desk/page"],
    ["the server → a room that is not its own to know", "server/main.ts", "@/lib/facts/commands/add-fact"],
    ["the server → another command of publication", "server/main.ts", "@/lib/publication/commands/publish-change"],
    ["publication → more of editions than the contract and the search", "lib/publication/commands/publish.ts", "@/lib/editions/labels"],
    ["publication → a query of editions", "lib/publication/commands/publish.ts", "@/lib/editions/queries/get-edition"],
    ["the server → more of editions than a record as the API answers it", "server/main.ts", "@/lib/editions/queries/get-edition"],
    ["the server → components", "server/main.ts", "@/components/ui/button"],
    ["Prisma's client outside of the platform", "lib/cases/queries/get-case.ts", "@/prisma/generated/client"],
    ["factories in the product", "lib/cases/queries/get-case.ts", "@/prisma/factories/person"],
    ["the seed → app", "prisma/seed/load.ts", "@/app/desk/page"],
    ["the bench → app", "bench/measure.ts", "@/app/desk/page"],
    ["the server → the bench", "server/main.ts", "@/bench/figures"],
    ["a room → the bench", "lib/cases/queries/get-case.ts", "@/bench/figures"],
  ])("%s", async (_, file, target) => {
    const findings = await tree.lint(file, importing(target));
    expect(findings.map(({ rule }) => rule)).toEqual(["boundaries/dependencies"]);
  });

  test("a type of the desk's database on a public page", async () => {
    const findings = await tree.lint("app/(public)/[locale]/people/page.tsx", importingType("@/lib/platform/db"));
    expect(findings.map(({ rule }) => rule)).toEqual(["boundaries/dependencies"]);
  });
});

describe("the walls leave open", () => {
  test.each([
    ["a public page → editions, components and words", "app/(public)/[locale]/statements/page.tsx", ["@/lib/editions/queries/get-edition", "@/components/public/timeline", "@/components/ui/button", "@/lib/messages/translate", "@/lib/vocabulary/practices", "@/lib/core/ids"]],
    ["a desk page → who asks, queries, actions and components", "app/desk/review/page.tsx", ["@/lib/accounts/session", "@/lib/accounts/require-actor", "@/lib/facts/queries/read-facts", "@/lib/cases/actions", "@/lib/cases/policy", "@/components/desk/review", "@/lib/editions/contract", "@/lib/editions/queries/read-preview", "@/lib/publication/actions"]],
    ["the form for requests → its one command, and what the public pages look like", "app/requests/[locale]/send/route.ts", ["@/lib/requests/commands/receive-request", "@/lib/requests/drafts", "@/components/public/request-view", "@/lib/platform/log", "@/lib/messages/translate"]],
    ["a desk route → what it answers with", "app/desk/unsent/route.ts", ["@/lib/unsent/routes"]],
    ["a route → the door, a command, a query", "lib/unsent/routes.ts", ["@/lib/accounts/require-actor", "@/lib/cases/commands/log-update", "@/lib/facts/queries/read-facts"]],
    ["a desk page → who stands on somebody's list", "app/desk/lists/page.tsx", ["@/lib/editions/queries/read-listed", "@/lib/editions/queries/read-dossier", "@/lib/editions/queries/find-listable", "@/lib/editions/queries/count-kept-search", "@/lib/editions/search/search-address", "@/components/public/dossier"]],
    ["the room of lists → the address of a search", "lib/advocacy/commands/save-search.ts", ["@/lib/editions/search/search-address"]],
    ["the room of facts → how names are folded", "lib/facts/name-key.ts", ["@/lib/editions/search/fold"]],
    ["the room of watching → what can be watched", "lib/watching/queries/list-inbox.ts", ["@/lib/editions/search/watchable", "@/lib/editions/queries/answers-watch"]],
    ["a desk component → schema, policy, actions", "components/desk/update-form.tsx", ["@/lib/facts/schema", "@/lib/cases/policy", "@/lib/cases/actions", "@/components/forms/field", "@/components/ui/button"]],
    ["a public component → the contract", "components/public/name.tsx", ["@/lib/editions/contract", "@/lib/messages/translate"]],
    ["a command → the database, another command, the audit", "lib/cases/commands/add-case.ts", ["@/lib/platform/db", "@/lib/facts/commands/add-fact", "@/lib/audit/record-audit", "@/lib/facts/schema"]],
    ["an action → its command and the door", "lib/changes/actions.ts", ["@/lib/cases/commands/log-update", "@/lib/facts/schema", "@/lib/accounts/require-actor"]],
    ["publication → both sides", "lib/publication/commands/publish.ts", ["@/lib/editions/contract", "@/lib/editions/search/entry", "@/lib/facts/queries/read-facts", "@/lib/platform/db"]],
    ["a query of editions → the reader's database", "lib/editions/queries/list.ts", ["@/lib/platform/reader-db", "@/lib/editions/contract"]],
    ["the server → what it starts with", "server/main.ts", ["@/lib/platform/log", "@/lib/audit/record-audit", "@/prisma/seed/seed", "@/lib/accounts/queries/first-admin", "@/lib/publication/commands/rebuild-search", "@/lib/publication/commands/publish-due", "@/lib/facts/commands/fill-name-keys", "@/lib/unsent/commands/erase-old-unsent", "@/lib/editions/published", "@/lib/editions/queries/edition-row"]],
    ["the platform's database → Prisma's client", "lib/platform/db.ts", ["@/prisma/generated/client"]],
    ["the seed and tests → rooms", "lib/cases/commands/add-case.db.test.ts", ["@/prisma/factories/person", "@/lib/cases/commands/log-update", "@/lib/platform/db", "@/prisma/generated/client"]],
  ])("%s", async (_, file, targets) => {
    const code = targets.map((target, n) => `import { thing as thing${n} } from "${target}";\nexport const planted${n} = thing${n};\n`).join("");
    const findings = await tree.lint(file, code);
    // The types of planted files are those that the compiler saw first; only the walls are tried here.
    expect(findings.filter(({ rule }) => rule === null || rule.startsWith("boundaries/") || rule.startsWith("import/"))).toEqual([]);
  });

  test("a type of the database, anywhere in a room", async () => {
    expect(await tree.lint("lib/cases/rows.ts", importingType("@/lib/platform/db"))).toEqual([]);
    expect(await tree.lint("lib/cases/rows.ts", importingType("@/prisma/generated/client"))).toEqual([]);
  });
});

describe("the house rules refuse", () => {
  test.each([
    ["a server action outside of actions", "lib/cases/commands/add-case.ts", '"use server";\nexport const planted = 1;\n', "no-restricted-syntax"],
    ["a client page", "app/desk/cases/page.tsx", '"use client";\nexport const planted = 1;\n', "no-restricted-syntax"],
    ["a client component among the public ones", "components/public/name.tsx", '"use client";\nexport const planted = 1;\n', "no-restricted-syntax"],
    ["the environment read anywhere", "lib/cases/queries/get-case.ts", "export const planted = process.env.HOME;\n", "no-restricted-syntax"],
    ["a style attribute", "components/ui/bar.tsx", 'export const Bar = () => <p style={{ color: "red" }}>x</p>;\n', "no-restricted-syntax"],
    ["raw HTML", "components/ui/bar.tsx", 'export const Bar = () => <p dangerouslySetInnerHTML={{ __html: "x" }} />;\n', "no-restricted-syntax"],
    ["markup that React did not make", "components/desk/bar.tsx", 'import { DrawnApart as Drawn } from "@/components/ui/drawn-apart";\nexport const Bar = () => <Drawn as="div" html="x" />;\n', "no-restricted-syntax"],
    ["zod by name", "lib/cases/schema.ts", 'import { z } from "zod";\nexport const planted = z.string();\n', "no-restricted-syntax"],
    ["any", "lib/core/thing.ts", "export const planted = (value: any): number => 1 + Number(typeof value);\n", "@typescript-eslint/no-explicit-any"],
    ["a promise nobody waits for", "lib/core/thing.ts", "export function planted(): void {\n  Promise.resolve(1);\n}\n", "@typescript-eslint/no-floating-promises"],
    ["a switch that forgets a case", "lib/core/thing.ts", 'export function planted(value: "a" | "b"): number {\n  switch (value) {\n    case "a":\n      return 1;\n  }\n  return 2;\n}\n', "@typescript-eslint/switch-exhaustiveness-check"],
    ["an image without words", "components/ui/picture.tsx", 'export const Picture = () => <img src="/x.png" />;\n', "jsx-a11y/alt-text"],
    ["a file that is not kebab-case", "lib/core/someThing.ts", "export const planted = 1;\n", "check-file/filename-naming-convention"],
    ["a file over 300 lines", "lib/core/long.ts", "export const planted = 1;\n".repeat(1) + "// line\n".repeat(300), "max-lines"],
    ["a rule switched off without a reason", "lib/core/thing.ts", "// eslint-disable-next-line no-console\nconsole.log(1);\nexport const planted = 1;\n", "@eslint-community/eslint-comments/require-description"],
  ])("%s", async (_, file, code, rule) => {
    const findings = await tree.lint(file, code);
    expect(findings.map((finding) => finding.rule)).toEqual([rule]);
  });
});
