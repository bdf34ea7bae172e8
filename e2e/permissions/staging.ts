/** One thing of the table in one state, with somebody in each relation to it, and the form that each of its actions takes. */
import { randomUUID } from "node:crypto";
import { newRecoveryCodes, recoveryCodeHash } from "../../lib/accounts/second-factor";
import type { Fields, House, Staged } from "./house";
import { cast, member, newSession, type Asking } from "./people-asking";
import { stageChange } from "./stage-change";
import { stageExpunging } from "./stage-expunging";
import { newLaw, stageLaw } from "./stage-law";
import { stageList, stageSearch } from "./stage-list";
import { stageMerge, stagePair } from "./stage-merge";
import { stageImport } from "./stage-import";
import { stageNote } from "./stage-note";
import { stageRecord } from "./stage-record";
import { stageSealed } from "./stage-sealed";
import { stageStatement } from "./stage-statement";
import { newPractice, stageWording } from "./stage-wording";

const STAGES: Readonly<Record<string, (house: House, state: string, isShared: boolean) => Promise<Staged>>> = {
  change: stageChange,
  record: stageRecord,
  note: stageNote,
  statement: stageStatement,
  sealed: stageSealed,
  law: stageLaw,
  wording: stageWording,
  expunging: stageExpunging,
  list: stageList,
  search: stageSearch,
  import: stageImport,
  request: stageRequest,
  colleague: stageColleague,
  session: stageSession,
  passkey: stagePasskey,
  invitation: stageInvitation,
  desk: stageDesk,
  office: async (house) => {
    const anybody = member(await cast(house.owner, house.pool, 1), 0);
    return { who: { anybody }, fields: () => ({ confirmed: "yes" }) };
  },
  pair: stagePair,
  merge: stageMerge,
  nothing: async (house) => {
    const anybody = member(await cast(house.owner, house.pool, 1), 0);
    const form = await keptCase(house, anybody.actor.accountId);
    return { who: { anybody }, fields: (action) => (action === "addCaseAction" ? { form, turn: "1" } : (NEW_THINGS[action]?.(house, anybody) ?? {})) };
  },
};

/**
 * @param isShared whether several acts find it, one after the other: it then holds enough for each
 * @throws for a thing that nobody has written a stage for
 */
export async function stage(house: House, thing: string, state: string, isShared = false): Promise<Staged> {
  // What was staged before may have closed the desk.
  await house.owner.query("UPDATE desk.closing SET opened_at = now() WHERE opened_at IS NULL");
  const make = STAGES[thing];
  if (make === undefined) throw new Error(`e2e/permissions/staging.ts has no stage for a ${thing}.`);
  return make(house, state, isShared);
}

const NEW_CASE = "/desk/cases/new?q=Celeriac";
const newCase = (sourceId: string): Fields => ({ "name.text": `Test Person Celeriac ${randomUUID().slice(0, 8)}`, "name.language": "en", "citations[0].sourceId": sourceId, "citations[0].exact": "said" });

/** A new case as its writer has looked it over. */
async function keptCase({ owner, sourceId }: House, accountId: string): Promise<string> {
  const { rows } = await owner.query<{ id: string }>("INSERT INTO desk.unsent_form (id, account_id, address, content, turn) VALUES (gen_random_uuid(), $1, $2, $3, 1) RETURNING id", [accountId, NEW_CASE, JSON.stringify(newCase(sourceId))]);
  return String(rows[0]?.id);
}

const NEW_THINGS: Readonly<Record<string, (house: House, anybody: Asking) => Fields>> = {
  keepCaseAction: ({ sourceId }) => ({ at: NEW_CASE, go: "note", ...newCase(sourceId) }),
  addRecordAction: ({ sourceId }) => ({ kind: "organisation", "name.text": `The Invented Nursery ${randomUUID().slice(0, 8)}`, "name.language": "en", confirmed: "yes", "citations[0].sourceId": sourceId, "citations[0].exact": "said" }),
  startImportAction: () => ({ table: "", pasted: "person,what\nTest Person Celeriac,arrest" }),
  sealIdentityAction: ({ sourceId }) => ({ identityId: randomUUID(), sourceId, words: "An invented gardener" }),
  saveSearchAction: (_house, { actor }) => ({ searchId: randomUUID(), unsentBy: actor.accountId, name: "Invented gardens", address: "/en/people?q=Celeriac" }),
  makeListAction: (_house, { actor }) => ({ listId: randomUUID(), unsentBy: actor.accountId, name: "Invented gardeners" }),
  inviteAction: () => ({ role: "researcher", displayName: "" }),
  watchAddressAction: () => ({ address: "https://caselight.example/en/people?q=salsify" }),
  tryMailAgainAction: () => ({}),
  proposeLawAction: () => newLaw,
  proposeWordingAction: () => newPractice(),
  demandProofAction: () => ({ publish: "none", export: "none", people: "none", sealed: "none", confirmed: "yes" }),
  setLanguageAction: () => ({ language: "en" }),
  endOtherSessionsAction: () => ({}),
};

const REQUEST_FIELDS: Readonly<Record<string, Fields>> = {
  noteRequestAction: { text: "Wrote to the aubergine." },
  closeRequestAction: { outcome: "spam" },
  expungeRequestAction: { confirmed: "yes" },
};

async function stageRequest({ owner, chief, pool }: House, state: string): Promise<Staged> {
  const people = await cast(owner, pool, 2);
  const [claimer, other] = [member(people, 0), member(people, 1)];
  const reference = randomUUID().toUpperCase().replaceAll(/[^2-9BCDF]/gu, "B").slice(0, 8);
  const { rows } = await owner.query<{ id: string }>(
    "INSERT INTO desk.removal_request (reference, stamp_hash, language, kind, message) VALUES ($1, sha256(gen_random_uuid()::text::bytea), 'en', 'correct_fact', 'The month is wrong.') RETURNING id",
    [reference],
  );
  const requestId = String(rows[0]?.id);
  await owner.query("UPDATE desk.removal_request SET claimed_by = $2, claimed_at = now() WHERE id = $1", [requestId, claimer.actor.accountId]);
  const states = { new: [], in_work: ["in_work"], answered: ["in_work", "answered"], closed: ["closed"], erased: ["closed"] }[state] ?? [];
  for (const next of states) {
    if (next === "closed") await owner.query("UPDATE desk.removal_request SET state = 'closed', outcome = 'spam', closed_by = $2, closed_at = now() WHERE id = $1", [requestId, chief.actor.accountId]);
    else await owner.query("UPDATE desk.removal_request SET state = $2 WHERE id = $1", [requestId, next]);
  }
  if (state === "erased") await owner.query("UPDATE desk.removal_request SET message = NULL, record_address = NULL, contact = NULL, expunged_by = $2, expunged_at = now() WHERE id = $1", [requestId, chief.actor.accountId]);
  return { who: { claimer, other }, fields: (action) => ({ requestId, ...REQUEST_FIELDS[action] }) };
}

async function stageColleague({ owner, pool }: House, state: string): Promise<Staged> {
  const people = await cast(owner, pool, 3);
  const [oneself, another, target] = [member(people, 0), member(people, 1), member(people, 2)];
  if (state === "shut_out") await owner.query("UPDATE desk.account SET disabled_at = now() WHERE id = ANY ($1)", [[oneself.actor.accountId, target.actor.accountId]]);
  return {
    who: { oneself, another },
    fields: (action, relation) => ({ accountId: (relation === "oneself" ? oneself : target).actor.accountId, confirmed: "yes", ...(action === "changeRoleAction" ? { role: "researcher" } : {}) }),
  };
}

async function stageSession({ owner, pool }: House, state: string): Promise<Staged> {
  const people = await cast(owner, pool, 2);
  const [own, another] = [member(people, 0), member(people, 1)];
  const { sessionId } = await newSession(owner, own.actor.accountId);
  if (state === "over") await owner.query("UPDATE desk.session SET revoked_at = now(), revoked_reason = 'ended' WHERE id = $1", [sessionId]);
  return { who: { own, another }, fields: (action) => ({ sessionId, ...(action === "endSessionOfAction" ? { confirmed: "yes" } : {}) }) };
}

/** Recovery codes of somebody, each of which stands for a code of the authenticator once. */
async function codesFor(owner: House["owner"], { actor }: Asking): Promise<() => string> {
  const codes = newRecoveryCodes();
  await owner.query("INSERT INTO desk.recovery_code (account_id, code_hash) SELECT $1, unnest($2::bytea[])", [actor.accountId, codes.map((code) => Buffer.from(recoveryCodeHash(code)))]);
  return () => codes.shift() ?? "no code is left";
}

async function stagePasskey({ owner, pool }: House): Promise<Staged> {
  const people = await cast(owner, pool, 2);
  const [own, another] = [member(people, 0), member(people, 1)];
  const code = await codesFor(owner, own);
  await owner.query("DELETE FROM desk.passkey");
  const { rows } = await owner.query<{ id: string }>(
    "INSERT INTO desk.passkey (account_id, credential_id, public_key, counter, transports, name, created_on) VALUES ($1, sha256(gen_random_uuid()::text::bytea), sha256('x'), 0, '{}', 'Tried', now()) RETURNING id",
    [own.actor.accountId],
  );
  return { who: { own, another }, fields: () => ({ passkeyId: String(rows[0]?.id), code: code() }) };
}

async function stageInvitation({ owner, pool }: House, state: string): Promise<Staged> {
  const people = await cast(owner, pool, 2);
  const [giver, other] = [member(people, 0), member(people, 1)];
  const { rows } = await owner.query<{ id: string }>("INSERT INTO desk.invitation (token_hash, role, invited_by, expires_at) VALUES (sha256(gen_random_uuid()::text::bytea), 'advocate', $1, now() + ($2 || ' hours')::interval) RETURNING id", [
    giver.actor.accountId,
    state === "open" ? "1" : "-1",
  ]);
  return { who: { giver, other }, fields: () => ({ invitationId: String(rows[0]?.id) }) };
}

// Of a locked desk the others are still in here, as if their session had survived: they must meet the refusal of the command and of the database.
async function stageDesk({ owner, pool }: House, state: string): Promise<Staged> {
  const people = await cast(owner, pool, 2);
  const [closer, other] = [member(people, 0), member(people, 1)];
  if (state !== "open") await owner.query("INSERT INTO desk.closing (mode, reason, closed_by) VALUES ($1, 'Tried.', $2)", [state, closer.actor.accountId]);
  const codes = { closer: await codesFor(owner, closer), other: await codesFor(owner, other) };
  const closing = (relation: string): Fields => (state === "locked" ? { mode: "read_only" } : { mode: "locked", code: codes[relation === "closer" ? "closer" : "other"]() });
  return { who: { closer, other }, fields: (action, relation) => (action === "openDeskAction" ? { confirmed: "yes" } : { ...closing(relation), reason: "Tried.", confirmed: "yes" }) };
}
