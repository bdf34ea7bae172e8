/** What scripts of the desk ask beside their page, with the least role that is answered. A route without a row fails e2e/access/routes.spec.ts. */
import { randomUUID } from "node:crypto";
import type { Role } from "../../lib/core/kinds";
import type { MadePerson } from "../make-records";

export type DeskRouteRow = {
  /** Below app/desk, without the groups in brackets. */
  readonly file: string;
  readonly method: "GET" | "POST";
  readonly address: (person: MadePerson, name: string) => string;
  readonly from: Role;
  /** Of a POST: what a script would send. */
  readonly fields?: (person: MadePerson) => Readonly<Record<string, string>>;
  /** What somebody below the role is told: that they may not, or an answer with nothing in it. */
  readonly below?: "forbidden" | "nothing";
  /** Answers with a file of this name in place of JSON for a script. */
  readonly isFile?: RegExp;
  /** Leads to this page of the desk, which says why there is no file: asked for a thing that is nobody's. */
  readonly leadsTo?: string;
};

/** The id of a list that there is not. */
const NOBODYS = "00000000-0000-4000-8000-000000000000";

export const DESK_ROUTES: readonly DeskRouteRow[] = [
  { file: "log/people/route.ts", method: "GET", address: (_person, name) => `/desk/log/people?q=${encodeURIComponent(name)}`, from: "researcher", below: "nothing" },
  { file: "log/source/route.ts", method: "GET", address: () => "/desk/log/source?address=https%3A%2F%2Froute.invalid%2Fone", from: "researcher", below: "nothing" },
  { file: "unsent/route.ts", method: "POST", address: () => "/desk/unsent", from: "researcher", below: "forbidden", fields: ({ recordId }) => ({ id: randomUUID(), turn: "1", address: "/desk/cases/new", recordId, from: "", content: '{"text":"posted"}' }) },
  { file: "imports/template/route.ts", method: "GET", address: () => "/desk/imports/template", from: "researcher", below: "forbidden", isFile: /^attachment; filename="case-updates\.csv"$/u },
  { file: "exports/route.ts", method: "POST", address: () => "/desk/exports", from: "researcher", below: "forbidden", fields: () => ({ what: "people", scope: "published", format: "csv" }), isFile: /^attachment; filename="people\.csv"$/u },
  // What comes of a list of one's own: lib/advocacy/printing.db.test.ts, e2e/advocacy.
  { file: "dossiers/route.ts", method: "POST", address: () => "/desk/dossiers", from: "advocate", fields: () => ({ listId: NOBODYS, language: "en" }), leadsTo: `/desk/lists/${NOBODYS}/dossier?language=en` },
  { file: "audit/head/route.ts", method: "GET", address: () => "/desk/audit/head", from: "admin", below: "forbidden", isFile: /^attachment; filename="caselight-audit-head-\d+\.json"$/u },
  { file: "session/stay/route.ts", method: "POST", address: () => "/desk/session/stay", from: "advocate", fields: () => ({}) },
];
