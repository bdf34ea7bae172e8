import { mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { ESLint } from "eslint";

const repository = fileURLToPath(new URL("../..", import.meta.url));

/** One file for every drawer that a planted import may name. */
const FURNITURE = [
  "lib/core/ids.ts", "lib/messages/translate.ts", "lib/vocabulary/practices.ts", "lib/platform/db.ts", "lib/platform/log.ts", "lib/platform/reader-db.ts",
  "lib/editions/contract.ts", "lib/editions/labels.ts", "lib/editions/search/entry.ts", "lib/editions/queries/get-edition.ts", "lib/editions/queries/read-preview.ts", "lib/editions/queries/read-listed.ts", "lib/editions/queries/read-dossier.ts", "lib/editions/queries/find-listable.ts", "lib/editions/queries/count-kept-search.ts", "lib/editions/search/search-address.ts", "lib/editions/search/params.ts", "lib/advocacy/queries/list-lists.ts", "components/public/dossier.tsx", "lib/publication/body.ts",
  "lib/editions/published.ts", "lib/editions/queries/edition-row.ts", "lib/editions/queries/read-feed.ts", "lib/editions/queries/answers-watch.ts", "lib/editions/search/watchable.ts",
  "lib/publication/commands/publish-change.ts", "lib/publication/commands/rebuild-search.ts", "lib/publication/commands/publish-due.ts",
  "lib/publication/actions.ts", "lib/facts/schema.ts", "lib/facts/queries/read-facts.ts", "lib/facts/commands/add-fact.ts", "lib/cases/policy.ts",
  "lib/cases/actions.ts", "lib/cases/commands/log-update.ts", "lib/accounts/session.ts", "lib/accounts/require-actor.ts",
  "lib/editions/search/fold.ts", "lib/editions/tables/csv.ts", "lib/facts/commands/fill-name-keys.ts", "lib/unsent/routes.ts", "lib/unsent/commands/erase-old-unsent.ts",
  "lib/requests/schema.ts", "lib/requests/drafts.ts", "lib/requests/commands/receive-request.ts", "lib/requests/queries/list-requests.ts",
  "components/public/request-view.tsx",
  "lib/accounts/commands/sign-in.ts", "lib/accounts/queries/first-admin.ts", "lib/audit/record-audit.ts", "components/ui/button.tsx",
  "components/forms/field.tsx", "components/public/timeline.tsx", "components/desk/review.tsx", "app/desk/page.tsx", "app/(public)/[locale]/page.tsx",
  "server/settings.ts", "prisma/seed/seed.ts", "prisma/factories/person.ts", "prisma/generated/client.ts",
  "bench/measure.ts", "bench/figures.ts",
];
const EMPTY_DRAWER = "export const thing = 1;\nexport type Thing = number;\n";
const COMPILER = { strict: true, module: "esnext", moduleResolution: "bundler", jsx: "react-jsx", noEmit: true, skipLibCheck: true, types: ["node"], paths: { "@/*": ["./*"] } };

/** A finding of the lint: which rule, in which words. */
export type Finding = { rule: string | null; message: string };

type PlantedTree = {
  readonly root: string;
  /** How the linter finds the repository's rules from there, but for where it reads types. */
  readonly linting: { overrideConfigFile: string; overrideConfig: { files: string[]; settings: Record<string, unknown> }[] };
  readonly write: (file: string, code: string) => void;
  readonly lint: (file: string, code: string) => Promise<Finding[]>;
  readonly remove: () => void;
};

/**
 * A copy of the house with its rooms empty, outside of the work tree: what is planted there disturbs no build, no other test and no
 * editor, and the walls are tried for rooms that nobody has furnished yet. Linted with the repository's own configuration.
 */
export function plantTree(): PlantedTree {
  const root = realpathSync(mkdtempSync(path.join(tmpdir(), "caselight-walls-")));
  const write = (file: string, code: string) => {
    mkdirSync(path.dirname(path.join(root, file)), { recursive: true });
    writeFileSync(path.join(root, file), code);
  };
  for (const file of FURNITURE) write(file, EMPTY_DRAWER);
  write("package.json", JSON.stringify({ type: "module" }));
  write("tsconfig.json", JSON.stringify({ compilerOptions: COMPILER }));
  symlinkSync(path.join(repository, "node_modules"), path.join(root, "node_modules"), "dir");

  const files = ["**/*.{ts,tsx}"];
  const linting = {
    overrideConfigFile: path.join(repository, "eslint.config.mjs"),
    overrideConfig: [{ files, settings: { "boundaries/root-path": root, "import/resolver": { typescript: { project: path.join(root, "tsconfig.json") } } } }],
  };
  const read = { files, languageOptions: { parserOptions: { projectService: false, project: path.join(root, "tsconfig.json"), tsconfigRootDir: root } } };
  const eslint = new ESLint({ cwd: root, ...linting, overrideConfig: [...linting.overrideConfig, read] });

  return {
    root,
    linting,
    write,
    lint: async (file, code) => {
      write(file, code);
      const [result] = await eslint.lintFiles([path.join(root, file)]);
      if (FURNITURE.includes(file)) write(file, EMPTY_DRAWER);
      return (result?.messages ?? []).map(({ ruleId, message }) => ({ rule: ruleId, message }));
    },
    remove: () => {
      rmSync(root, { recursive: true, force: true });
    },
  };
}
