/**
 * The parts of the schema that Prisma's own comparison cannot see: CHECKs, triggers, grants, partial indexes, functions. Listed from
 * the catalogue and compared with prisma/catalogue.snapshot.json; a wanted change is written there by `vitest -u`, and reviewed.
 */
import { describe, expect, it } from "vitest";
import {
  ABOUT_RELATIONS, AFFILIATION_KINDS, ATTRIBUTES, BASES, CERTAINTIES, CLOSING_MODES, CHANGE_STATES, CHARGE_STAGES, CHARGES, CREDIBILITIES, EDITION_REASONS, EVENT_KINDS, FACT_KINDS, LOCALES, MODALITIES, NAME_KINDS,
  PASSAGE_KINDS, PUBLIC_DATES, PURPOSES, RECORD_KINDS, RELIABILITIES, REPRESENTATION_BEGINNINGS, REPRESENTATION_ENDINGS, ROLES, SIGNATURE_STATES, STAGES, STANDINGS, VISIBILITIES, GRAVE_KINDS, PROOF_DEMANDS,
} from "@/lib/core/kinds";
import { PASSKEY_STEPS } from "@/lib/accounts/commands/passkey-steps";
import { REQUEST_KINDS, REQUEST_OUTCOMES, REQUEST_STATES } from "@/lib/core/requests";
import { MARKS } from "@/lib/editions/mark";
import { SEARCHED_LISTS } from "@/lib/editions/search/search-address";
import { TEXT_KINDS } from "@/lib/editions/search/text-parts";
import { WATCHED_LISTS } from "@/lib/editions/search/watchable";
import { MERGE_STATES } from "@/lib/duplicates/schema";
import { PROPOSAL_STATES } from "@/lib/proposals/schema";
import { TABLE_FORMS } from "@/lib/imports/encodings";
import { IMPORT_STATES } from "@/lib/imports/policy";
import { DELIMITERS } from "@/lib/imports/read-table";
import { NOTE_EXPUNGING_STATES } from "@/lib/notes/schema";
import { EXPUNGING_REASONS, EXPUNGING_STATES } from "@/lib/expunging/schema";
import { EMBARGO_STATES } from "@/lib/publication/schema";
import { LETTER_STATES, MAIL_CHOICES, MESSAGE_KINDS } from "@/lib/watching/schema";
import { LAW_ACTS } from "@/lib/vocabulary/law";
import { PRACTICE_KINDS, WORDING_ACTS } from "@/lib/vocabulary/practices";
import { testDatabase } from "@/prisma/factories/test-database";

const database = testDatabase();
const OURS = "n.nspname IN ('desk', 'public_site')";

const QUERIES = {
  constraints: `SELECT format('%s.%s %s: %s', n.nspname, c.relname, o.conname, pg_get_constraintdef(o.oid)) AS line
    FROM pg_constraint o JOIN pg_class c ON c.oid = o.conrelid JOIN pg_namespace n ON n.oid = c.relnamespace WHERE ${OURS} AND o.contype <> 'n'`,
  indexes: `SELECT pg_get_indexdef(i.indexrelid) AS line FROM pg_index i JOIN pg_class c ON c.oid = i.indrelid JOIN pg_namespace n ON n.oid = c.relnamespace WHERE ${OURS}`,
  triggers: `SELECT pg_get_triggerdef(t.oid) || CASE t.tgenabled WHEN 'O' THEN '' ELSE ' (not enabled)' END AS line
    FROM pg_trigger t JOIN pg_class c ON c.oid = t.tgrelid JOIN pg_namespace n ON n.oid = c.relnamespace WHERE ${OURS} AND NOT t.tgisinternal`,
  policies: `SELECT format('%s.%s %s %s to %s using %s with check %s', p.schemaname, p.tablename, p.policyname, p.cmd, array_to_string(p.roles, ' '), coalesce(p.qual, '-'), coalesce(p.with_check, '-')) AS line
    FROM pg_policies p WHERE p.schemaname IN ('desk', 'public_site')`,
  rowSecurity: `SELECT format('%s.%s', n.nspname, c.relname) AS line FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace WHERE ${OURS} AND c.relrowsecurity`,
  views: `SELECT format('%s.%s %s:%s', n.nspname, c.relname, coalesce(array_to_string(c.reloptions, ','), ''), pg_get_viewdef(c.oid)) AS line
    FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace WHERE ${OURS} AND c.relkind IN ('v', 'm')`,
  functions: `SELECT format('%s %s%s md5 %s', p.oid::regprocedure, CASE WHEN p.prosecdef THEN 'security definer ' ELSE '' END, coalesce(array_to_string(p.proconfig, ','), ''), md5(p.prosrc)) AS line
    FROM pg_proc p JOIN pg_namespace n ON n.oid = p.pronamespace WHERE ${OURS}`,
  tableGrants: `SELECT format('%s.%s: %s %s', n.nspname, c.relname, g.rolname, string_agg(a.privilege_type, ' ' ORDER BY a.privilege_type)) AS line
    FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace, aclexplode(c.relacl) a JOIN pg_roles g ON g.oid = a.grantee
    WHERE ${OURS} AND a.grantee <> c.relowner GROUP BY n.nspname, c.relname, g.rolname`,
  columnGrants: `SELECT format('%s.%s(%s): %s %s', n.nspname, c.relname, t.attname, coalesce(g.rolname, 'PUBLIC'), a.privilege_type) AS line
    FROM pg_attribute t JOIN pg_class c ON c.oid = t.attrelid JOIN pg_namespace n ON n.oid = c.relnamespace, aclexplode(t.attacl) a LEFT JOIN pg_roles g ON g.oid = a.grantee WHERE ${OURS}`,
  schemaGrants: `SELECT format('%s: %s %s', n.nspname, coalesce(g.rolname, 'PUBLIC'), a.privilege_type) AS line
    FROM pg_namespace n, aclexplode(n.nspacl) a LEFT JOIN pg_roles g ON g.oid = a.grantee WHERE ${OURS} AND a.grantee <> n.nspowner`,
  functionGrants: `SELECT format('%s: %s', p.oid::regprocedure, coalesce(g.rolname, 'PUBLIC')) AS line
    FROM pg_proc p JOIN pg_namespace n ON n.oid = p.pronamespace, aclexplode(coalesce(p.proacl, acldefault('f', p.proowner))) a LEFT JOIN pg_roles g ON g.oid = a.grantee
    WHERE ${OURS} AND a.grantee <> p.proowner`,
} as const;

// Each closed list of lib/core/kinds.ts, and the CHECKs that repeat it.
const COMPARED: [string, readonly string[]][] = [
  ["public_record_kind_known", RECORD_KINDS],
  ["edition_kind_known", RECORD_KINDS], ["redirect_kind_known", RECORD_KINDS],
  ["assertion_kind_known", FACT_KINDS],
  ["table_import_state_check", IMPORT_STATES], ["table_import_encoding_check", TABLE_FORMS], ["table_import_delimiter_check", Object.keys(DELIMITERS)],
  ["assertion_standing_known", STANDINGS],
  ["assertion_certainty_known", CERTAINTIES],
  ["assertion_modality_known", MODALITIES],
  // A name that is only denied is not one to be found by.
  ["person_name_mark_known", MARKS.filter((mark) => mark !== "denied")],
  ["assertion_visibility_known", VISIBILITIES],
  ["closing_mode_known", CLOSING_MODES],
  ["happening_what_known", MESSAGE_KINDS], ["message_what_known", MESSAGE_KINDS],
  ["letter_state_known", LETTER_STATES], ["letter_ends", LETTER_STATES.filter((state) => state !== "waiting" && state !== "sending")],
  ["mail_choice_known", MAIL_CHOICES],
  ["watch_list_known", WATCHED_LISTS],
  ["name_kind_known", NAME_KINDS],
  ["attribute_known", ATTRIBUTES],
  ["event_reading_stage_known", STAGES],
  ["event_reading_event_kind_known", EVENT_KINDS],
  ["affiliation_known", AFFILIATION_KINDS],
  ["passage_known", PASSAGE_KINDS],
  ["about_relation_known", ABOUT_RELATIONS],
  ["signature_state_known", SIGNATURE_STATES],
  ["charge_stage_known", CHARGE_STAGES],
  ["charge_known", CHARGES],
  ["publication_basis_purpose_known", PURPOSES],
  ["publication_basis_basis_known", BASES],
  ["assertion_public_date_known", PUBLIC_DATES],
  ["citation_reliability_known", RELIABILITIES],
  ["citation_credibility_known", CREDIBILITIES],
  ["representation_began_known", REPRESENTATION_BEGINNINGS],
  ["representation_ended_known", REPRESENTATION_ENDINGS],
  ["change_state_known", CHANGE_STATES],
  ["embargo_state_known", EMBARGO_STATES],
  ["expunging_reason_known", EXPUNGING_REASONS], ["expunging_state_known", EXPUNGING_STATES],
  ["law_version_act_known", LAW_ACTS], ["law_version_state_known", PROPOSAL_STATES],
  ["practice_wording_act_known", WORDING_ACTS], ["practice_wording_state_known", PROPOSAL_STATES], ["practice_wording_kind_known", PRACTICE_KINDS],
  ["passkey_step_purpose_known", PASSKEY_STEPS], ["proof_demand_act_known", GRAVE_KINDS], ["proof_demand_known", PROOF_DEMANDS],
  ["merge_state_known", MERGE_STATES],
  ["note_expunging_state_known", NOTE_EXPUNGING_STATES],
  ["invitation_role_known", ROLES],
  ["account_role_known", ["system", ...ROLES]],
  ["account_language_known", LOCALES],
  ["edition_reason_known", EDITION_REASONS],
  ["removal_request_kind_known", REQUEST_KINDS],
  ["removal_request_state_known", REQUEST_STATES],
  ["removal_request_outcome_known", REQUEST_OUTCOMES],
  ["removal_request_language_known", LOCALES],
  ["text_entry_kind_known", TEXT_KINDS],
  ["saved_search_list_known", SEARCHED_LISTS],
];

async function linesOf(query: string): Promise<string[]> {
  const rows = await database.sqlAs("owner", query);
  return rows.map((row) => String(row["line"])).toSorted();
}

describe("the catalogue", () => {
  it("is the one that was agreed", async () => {
    const catalogue: Record<string, string[]> = {};
    for (const [name, query] of Object.entries(QUERIES)) catalogue[name] = await linesOf(query);
    expect(catalogue["triggers"]?.length).toBeGreaterThan(15);
    await expect(`${JSON.stringify(catalogue, null, 2)}\n`).toMatchFileSnapshot("./catalogue.snapshot.json");
  });

  it.each(COMPARED)("%s allows exactly the words of the code", async (constraint, words) => {
    const rows = await database.sqlAs("owner", "SELECT pg_get_constraintdef(oid) AS definition FROM pg_constraint WHERE conname = $1", [constraint]);
    expect(rows).toHaveLength(1);
    const allowed = [...String(rows[0]?.["definition"]).matchAll(/'([^']*)'::text/g)].map(([, word]) => word);
    expect(allowed.toSorted()).toEqual([...words].toSorted());
  });

  it("has no closed list that the rows above do not compare", async () => {
    const lists = await linesOf(`SELECT conname AS line FROM pg_constraint o JOIN pg_namespace n ON n.oid = o.connamespace WHERE ${OURS} AND contype = 'c' AND pg_get_constraintdef(o.oid) ~ '= ANY'`);
    // Whence a change came and what was done to the public site have one writer each, which says them to nobody; what a version of the law, or words for a practice, must have, and when an expunging is decided, hangs on words that are compared above.
    expect(lists.filter((name) => !COMPARED.some(([compared]) => compared === name))).toEqual(["change_origin_known", "expunging_is_decided", "law_version_is_decided", "law_version_is_whole", "practice_wording_is_decided", "publication_act_known"]);
  });
});
