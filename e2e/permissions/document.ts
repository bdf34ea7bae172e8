/** docs/permissions.md, written from the tables that the tests are made of. */
import { DESK_PAGES } from "../access/desk-pages";
import { DESK_ROUTES } from "../access/desk-routes";
import { GRAVE_ACTS } from "../../lib/accounts/grave-acts";
import { GRAVE_KINDS, ROLES } from "../../lib/core/kinds";
import { actionNames, routeNames } from "./act-names";
import { FOR_EVERYBODY, FOR_ONESELF, PERMISSIONS, type Thing } from "./table";

const row = (...cells: readonly string[]) => `| ${cells.join(" | ")} |`;
const table = (head: readonly string[], rows: readonly string[]) => [row(...head), row(...head.map(() => "---")), ...rows].join("\n");
const code = (text: string) => `\`${text}\``;
const statesIn = (states: readonly string[], all: readonly string[]) => (states.length === 0 ? "never" : states.length === all.length ? "always" : all.filter((state) => states.includes(state)).join(", "));

function section({ title, relations, states, acts, notes }: Thing): string {
  const names = Object.keys(relations);
  const meaning = names.map((name) => `**${name}**: whoever ${relations[name] ?? ""}`).join("; ");
  const rows = acts.map(({ does, action, from, may }) => row(does, code(action), from, ...names.map((name) => statesIn(may[name] ?? [], states))));
  const remarks = notes.map((note) => `- ${note}`);
  return [`### ${title}`, `States: ${states.join(", ")}. ${meaning}.`, table(["To", "Action", "From", ...names], rows), ...(remarks.length === 0 ? [] : [remarks.join("\n")])].join("\n\n");
}

const FROM = [...ROLES, "anyone"];
const byRole = <Row extends { from: string; file: string }>(rows: readonly Row[]) => rows.toSorted((one, other) => FROM.indexOf(one.from) - FROM.indexOf(other.from) || one.file.localeCompare(other.file));

/** Kind → the actions and routes that it names. */
function graveRows(): string[] {
  const named = [...actionNames(), ...routeNames()];
  const of = (kind: string) => named.filter(([, name]) => Object.hasOwn(GRAVE_ACTS, name) && GRAVE_ACTS[name]?.kind === kind).map(([exported, name]) => `${code(exported)}${GRAVE_ACTS[name]?.asksItself === undefined ? "" : " (asks for a code in any case)"}`);
  return [...GRAVE_KINDS, "every"].map((kind) => row(kind, of(kind).toSorted().join(", ")));
}

/** The whole page. */
export function permissionsDocument(): string {
  return `${[
    "# Who may do what",
    "This page is written from the tables from which the tests are made (`e2e/permissions/table.ts`, `e2e/access/desk-pages.ts`, `desk-routes.ts`); a test holds it to them. Change a table, then run `npm test -- unit e2e/permissions -u`.",
    `Roles, each of which may do what the ones before it may: ${ROLES.join(", ")}. "From" is the least role. Whatever stands nowhere here is refused: to every role below, in every other state, and always to nobody: not signed in, a session that has ended, an account that is shut out. Each cell is tried, allowed and refused, through the product's own actions against Postgres (\`e2e/permissions/permissions.db.test.ts\`); forms, pages and addresses over HTTP (\`e2e/access\`); the three roles of the database by SQL (\`prisma/*.db.test.ts\`).`,
    "## What is done",
    ...PERMISSIONS.map(section),
    "### For everybody, before sign-in",
    table(["To", "Action"], Object.entries(FOR_EVERYBODY).map(([action, does]) => row(does, code(action)))),
    "### Of one’s own, whoever is signed in",
    table(["To", "Action"], Object.entries(FOR_ONESELF).map(([action, does]) => row(does, code(action)))),
    "## What an office can ask a fresh proof for",
    "Beside all of the above: where the office asks for it, nothing of a kind is done without a second factor, or a passkey, given within the last ten minutes in this session (docs/decisions/054). `every`: what is asked for any of them, the strictest. Each action and route is one of these or one that a session is enough for (`e2e/permissions/grave-acts.test.ts`).",
    table(["Kind", "Actions and routes"], graveRows()),
    "## Pages of the desk",
    table(["Page below `app/desk`", "From"], byRole(DESK_PAGES).map(({ file, from }) => row(code(file), from))),
    "## What scripts of the desk ask",
    table(["Address below `app/desk`", "Method", "From"], byRole(DESK_ROUTES).map(({ file, method, from }) => row(code(file), method, from))),
    "## The public half",
    "Pages, API, feeds and files are the same for everybody, signed in or not: the edge passes no cookie on, and the database role behind them reads `public_site` alone.",
  ].join("\n\n")}\n`;
}
