/**
 * The house rules as errors. The walls (who may import what) are in eslint.walls.mjs; docs/architecture.md draws them, and
 * e2e/architecture/walls.test.ts plants a breach of each.
 */
import comments from "@eslint-community/eslint-plugin-eslint-comments";
import boundaries from "eslint-plugin-boundaries";
import checkFile from "eslint-plugin-check-file";
import a11y from "eslint-plugin-jsx-a11y";
import tseslint from "typescript-eslint";
import { wallSettings, walls } from "./eslint.walls.mjs";

const TESTS = ["**/*.test.{ts,tsx}", "**/*.spec.ts", "e2e/**", "prisma/factories/**"];
const LINES_PER_FILE = 300;

const ENV = { selector: 'MemberExpression[object.name="process"][property.name="env"]', message: "The environment is read in lib/platform/env.ts, and by the start-up in server/settings.ts." };
const USE_SERVER = { selector: 'ExpressionStatement[directive="use server"]', message: "Server actions live in lib/<room>/actions.ts or lib/<room>/actions/*.ts, made by defineAction." };
const USE_CLIENT = { selector: 'ExpressionStatement[directive="use client"]', message: "Routes and public pages stay on the server: put the part that needs a browser into components/desk or components/forms." };
const STYLE = { selector: 'JSXAttribute[name.name="style"]', message: "style-src 'self' blocks style=: use classes, SVG attributes or <meter>." };
const RAW_HTML = { selector: ':matches(JSXAttribute[name.name="dangerouslySetInnerHTML"], ImportDeclaration[source.value=/ui.drawn-apart$/] > :matches(ImportSpecifier[imported.name="DrawnApart"], ImportNamespaceSpecifier), ExportNamedDeclaration[source.value=/ui.drawn-apart$/], ExportAllDeclaration[source.value=/ui.drawn-apart$/])', message: "Text is escaped by React; nothing here is trusted as HTML." };
const ZOD = { selector: 'ImportDeclaration[source.value="zod"] > :matches(ImportSpecifier, ImportDefaultSpecifier)', message: 'Write `import * as z from "zod"`: one spelling, and the bundle keeps only what is used.' };
const EVERYWHERE = [STYLE, RAW_HTML, ZOD];

const restricted = (...rules) => ({ "no-restricted-syntax": ["error", ...EVERYWHERE, ...rules] });

export default tseslint.config(
  { ignores: ["node_modules/", ".next*/", ".data/", "prisma/generated/", "coverage/", "playwright-report/", "test-results/", "next-env.d.ts"] },
  { linterOptions: { reportUnusedDisableDirectives: "error" } },
  {
    files: ["**/*.{ts,tsx,mjs,js}"],
    extends: [tseslint.configs.recommendedTypeChecked],
    languageOptions: {
      // Without a default project: with one, the whole program is put in order anew before each file. Plain JavaScript is linted without types (below).
      parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname },
    },
    plugins: { boundaries, "check-file": checkFile, "@eslint-community/eslint-comments": comments },
    settings: {
      "import/resolver": { typescript: { project: "./tsconfig.json" } },
      // One run lasts longer than the half minute after which what an import leads to would be looked for again.
      "import/cache": { lifetime: "∞" },
      ...wallSettings,
    },
    rules: {
      "boundaries/dependencies": ["error", walls],
      "no-restricted-imports": ["error", { paths: [{ name: "@prisma/client", message: "Import from prisma/generated, as the walls allow." }] }],
      "max-lines": ["error", { max: LINES_PER_FILE }],
      "check-file/filename-naming-convention": ["error", { "**/*.{ts,tsx,mjs,js}": "KEBAB_CASE" }, { ignoreMiddleExtensions: true }],
      "check-file/folder-naming-convention": ["error", { "{lib,components,server,e2e,bench}/**/": "KEBAB_CASE", "app/**/": "NEXT_JS_APP_ROUTER_CASE" }],
      "@eslint-community/eslint-comments/require-description": "error",
      "@typescript-eslint/consistent-type-imports": ["error", { fixStyle: "inline-type-imports" }],
      "@typescript-eslint/no-explicit-any": "error",
      "@typescript-eslint/no-floating-promises": "error",
      "@typescript-eslint/no-misused-promises": ["error", { checksVoidReturn: { attributes: false } }],
      "@typescript-eslint/switch-exhaustiveness-check": ["error", { considerDefaultExhaustiveForUnions: true }],
      "@typescript-eslint/no-unused-vars": ["error", { argsIgnorePattern: "^_", varsIgnorePattern: "^_", ignoreRestSiblings: true }],
      "@typescript-eslint/restrict-template-expressions": ["error", { allowNumber: true }],
      // Pages and actions must be async for Next, also where nothing is awaited yet.
      "@typescript-eslint/require-await": "off",
      eqeqeq: ["error", "always", { null: "ignore" }],
      "no-console": "error",
      ...restricted(ENV, USE_SERVER),
    },
  },
  { files: ["**/*.tsx"], extends: [a11y.flatConfigs.strict] },
  { files: ["app/**/*.{ts,tsx}", "components/public/**/*.{ts,tsx}"], ignores: ["app/**/error.tsx", "app/**/global-error.tsx"], rules: restricted(ENV, USE_SERVER, USE_CLIENT) },
  // The one place that hands over markup, React's own (docs/decisions/048), and what puts it into the page (062).
  { files: ["components/ui/drawn-once.tsx"], rules: { "no-restricted-syntax": ["error", STYLE, ZOD, ENV, USE_SERVER, USE_CLIENT] } },
  { files: ["components/ui/drawn-apart.tsx", "app/desk/layout.tsx"], rules: { "no-restricted-syntax": ["error", STYLE, ZOD, ENV, USE_SERVER] } },
  { files: ["lib/*/actions.ts", "lib/*/actions/*.ts"], rules: restricted(ENV) },
  {
    // Next itself reads NEXT_RUNTIME out of instrumentation.ts when it builds.
    files: ["lib/platform/env.ts", "server/settings.ts", "server/launch.mjs", "instrumentation.ts", "*.config.{ts,js,mjs}", ...TESTS],
    rules: restricted(USE_SERVER),
  },
  {
    // What a test reads back from JSON, a page or the catalogue is checked by its expectations.
    files: TESTS,
    rules: {
      "@typescript-eslint/no-unsafe-assignment": "off",
      "@typescript-eslint/no-unsafe-member-access": "off",
      "@typescript-eslint/no-unsafe-argument": "off",
      "@typescript-eslint/no-unsafe-return": "off",
      "@typescript-eslint/no-unsafe-call": "off",
      "@typescript-eslint/unbound-method": "off",
    },
  },
  { files: ["components/ui/drawn-apart.test.tsx"], rules: { "no-restricted-syntax": ["error", STYLE, ZOD, USE_SERVER] } },
  // node:test's `test` and `describe` answer promises that nobody awaits; the launcher and configurations hold no types to check.
  { files: ["**/*.{mjs,js}"], ...tseslint.configs.disableTypeChecked },
);
