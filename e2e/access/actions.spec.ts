/** Who may do what: each action's own form, posted by everybody who may not, writes nothing. */
import type { Browser, Page } from "@playwright/test";
import { roleAtLeast } from "../../lib/core/actor";
import { ROLES, type Role } from "../../lib/core/kinds";
import { cookieHeader, disableAccount, insertAccount, insertInvitation, insertSession, sessionCookie, type Account } from "../accounts";
import { filesBelow, textOf } from "../architecture/house-files";
import { row } from "../database";
import { expect, test } from "../fixtures";
import { inventedName } from "../invented";
import { insertNote } from "../insert-note";
import { requestsFor } from "../insert-request";
import { makePair, makeImport, makePerson } from "../make-records";
import { insertRecoveryCode, seal, sources } from "../sealing";
import { DESK_ACTIONS, EXPUNGING_ACTIONS, HOUSE_WIDE_ACTIONS, KEPT_ACTIONS, KEEPING_ACTIONS, VOCABULARY_ACTIONS, OPEN_ACTIONS, OWN_ACTIONS, type Stage } from "./desk-actions";
import { fieldsOf, send } from "./posting";

const accounts = new Map<Role, Account>();
let writer: Account;
let stage: Stage;

test.beforeAll(async ({ browser, baseURL, request }) => {
  for (const role of ROLES) accounts.set(role, await insertAccount(role));
  writer = await insertAccount("researcher");
  const publisher = await insertAccount("editor");
  const adviser = await insertAccount("editor");
  const [colleague, shutOut] = [await insertAccount("advocate"), await insertAccount("advocate")];
  await disableAccount(shutOut.id);
  const invitationName = inventedName("Invited");
  await insertInvitation("advocate", invitationName);
  const [sealing = "", reading = "", naming = "", removing = "", erasing = ""] = await sources(5);
  const sealer = accountOf("researcher");
  await seal({ browser, request, origin: baseURL ?? "" }, sealer, [reading, naming, removing, erasing].map((sourceId) => ({ sourceId, words: "Invented", readers: sourceId === removing ? [adviser.id] : [] })));
  const published = await makePerson({ name: inventedName("Turnip"), researcher: writer, editor: publisher, correct: true });
  stage = {
    published,
    notes: {
      correct: await insertNote(published.recordId, writer.id),
      strike: await insertNote(published.recordId, writer.id),
      ask: await insertNote(published.recordId, writer.id),
      expunge: await insertNote(published.recordId, writer.id, { asked: true }),
      decline: await insertNote(published.recordId, writer.id, { asked: true }),
      takeBack: await insertNote(published.recordId, writer.id, { asked: true }),
    },
    corrected: await makePerson({ name: inventedName("Celtuce"), researcher: writer, editor: publisher, correct: true }),
    contested: await makePerson({ name: inventedName("Skirret"), researcher: writer, editor: publisher }),
    watched: await makePerson({ name: inventedName("Mizuna"), researcher: writer, submit: true }),
    claimed: await makePerson({ name: inventedName("Tatsoi"), researcher: writer, submit: true }),
    later: await makePerson({ name: inventedName("Komatsuna"), researcher: writer, submit: true }),
    embargoed: await makePerson({ name: inventedName("Orache"), researcher: writer, submit: true }),
    reopened: await makePerson({ name: inventedName("Purslane"), researcher: writer, submit: true }),
    adviserId: adviser.id,
    draft: await makePerson({ name: inventedName("Ulluco"), researcher: writer }),
    otherDraft: await makePerson({ name: inventedName("Endive"), researcher: writer }),
    submitted: await makePerson({ name: inventedName("Vanilla"), researcher: writer, submit: true }),
    otherSubmitted: await makePerson({ name: inventedName("Fennel"), researcher: writer, submit: true }),
    statementId: (await row<{ id: string }>("SELECT id FROM desk.public_record WHERE kind = 'statement' AND version > 0 AND withdrawn_at IS NULL ORDER BY slug LIMIT 1")).id,
    countryId: (await row<{ id: string }>("SELECT id FROM desk.public_record WHERE kind = 'country' AND version > 0 AND withdrawn_at IS NULL ORDER BY slug LIMIT 1")).id,
    colleagueId: colleague.id,
    colleagueSessionId: (await insertSession(colleague.id, "Second")).sessionId,
    shutOutId: shutOut.id,
    invitationName,
    imports: await importsFor(writer),
    sealed: { seal: sealing, read: reading, name: naming, remove: removing, erase: erasing, recoveryCode: await insertRecoveryCode(sealer), namingCode: await insertRecoveryCode(sealer) },
    requests: await requestsFor(accountOf("editor")),
    pair: await makePair({ name: inventedName("Samphire"), researcher: writer, editor: publisher, merged: true }),
    keptForm: await keptCase(writer.id),
  };
  await row("UPDATE desk.change SET claimed_by = $2, claimed_at = now() WHERE id = $1 RETURNING id", [stage.claimed.changeId, accountOf("editor").id]);
  await row("UPDATE desk.change SET state = 'approved', decided_by = $2, decided_at = now() WHERE id = $1 RETURNING id", [stage.embargoed.changeId, adviser.id]);
  await row("INSERT INTO desk.embargo (change_id, approved_by, publish_at, record_version) VALUES ($1, $2, now() + interval '1 year', 0) RETURNING id", [stage.embargoed.changeId, adviser.id]);
  await row("INSERT INTO desk.second_opinion (change_id, asked_by, asked_of, question) VALUES ($1, $2, $3, 'Is it so?') RETURNING id", [stage.claimed.changeId, adviser.id, accountOf("editor").id]);
  await disableAccount(publisher.id);
});

/** Each person's window, in which one form after the other is looked at. */
const windows = new Map<string, Page>();

async function windowOf(browser: Browser, origin: string, account: Account): Promise<Page> {
  const open = windows.get(account.id);
  if (open !== undefined) return open;
  const context = await browser.newContext({ baseURL: origin, javaScriptEnabled: false });
  await context.addCookies([sessionCookie(account, origin)]);
  const page = await context.newPage();
  windows.set(account.id, page);
  return page;
}

test.afterAll(async () => {
  for (const page of windows.values()) await page.context().close();
  for (const { id } of [...accounts.values(), writer]) await disableAccount(id);
  for (const id of [stage.colleagueId, stage.adviserId]) await disableAccount(id);
});

/** A form of a new case that somebody has kept, and may look over. */
async function keptCase(accountId: string): Promise<string> {
  const fields = { "name.text": inventedName("Posted"), "name.language": "en", "citations[0].exact": "posted", "citations[0].source.title": "A posted source" };
  const { id } = await row<{ id: string }>("INSERT INTO desk.unsent_form (id, account_id, address, content, turn) VALUES (gen_random_uuid(), $1, '/desk/cases/new?q=Nobody', $2, 1) RETURNING id", [accountId, JSON.stringify(fields)]);
  return id;
}

async function importsFor(researcher: Account): Promise<Stage["imports"]> {
  const make = (until: "read" | "checked" | "applied", name = inventedName("Burdock")) => makeImport({ researcher, name, until });
  const known = inventedName("Samphire");
  const undo = await make("applied", known);
  return { check: await make("read"), decide: await make("checked", known), apply: await make("checked"), submit: await make("applied"), undo, giveUp: await make("read") };
}

function accountOf(role: Role): Account {
  const account = accounts.get(role);
  if (account === undefined) throw new Error("beforeAll makes one of each.");
  return account;
}

test("every action of the house has its row", () => {
  const files = filesBelow("lib", /^actions\.ts$/);
  const named = files.flatMap((file) => [...textOf(file).matchAll(/^export const (\w+) = define/gmu)].map(([, name = ""]) => name));
  expect(named.toSorted()).toEqual([...DESK_ACTIONS.map(({ action }) => action), ...OPEN_ACTIONS, ...OWN_ACTIONS, ...KEEPING_ACTIONS, ...HOUSE_WIDE_ACTIONS, ...KEPT_ACTIONS, ...Object.keys(VOCABULARY_ACTIONS), ...Object.keys(EXPUNGING_ACTIONS)].toSorted());
});

for (const { action, from, address, shownTo, button, naming, typed } of DESK_ACTIONS) {
  test(`${action} is for ${from} and above`, async ({ browser, baseURL, request }) => {
    const origin = baseURL ?? "";
    const page = await windowOf(browser, origin, shownTo === "writer" ? writer : accountOf(from));
    await page.goto(address(stage));
    const form = page.locator("main form", { has: page.getByRole("button", { name: button }), ...(naming === undefined ? {} : { hasText: naming(stage) }) }).first();
    const fields = await fieldsOf(form, typeof typed === "function" ? typed(stage) : typed);
    expect(fields.filter(([name]) => name.startsWith("$ACTION")).length, "it is a server action's form").toBeGreaterThan(0);

    // Every write has its audit row. Other tests write beside this one: only its own people count.
    const auditOf = async (...people: Account[]) => (await row<{ count: number }>("SELECT count(*)::int AS count FROM desk.audit WHERE actor_id = ANY ($1)", [people.map(({ id }) => id)])).count;
    const everybody = [...accounts.values(), writer];
    const before = await auditOf(...everybody);
    const target = address(stage);

    for (const role of ROLES.filter((other) => !roleAtLeast(other, from))) {
      const answer = await send(request, target, { fields, cookie: cookieHeader(accountOf(role)), origin });
      expect(answer.status(), `${role} posts ${action}`).toBeLessThan(500);
      expect(await auditOf(...everybody), `${role} posts ${action}`).toBe(before);
    }
    const nobody = await send(request, target, { fields, cookie: cookieHeader({ token: "A".repeat(43) }), origin });
    expect(nobody.status(), "an invented session").toBeLessThan(500);
    const anonymous = await send(request, target, { fields, origin });
    expect(anonymous.status(), "no session").toBe(403);
    for (const elsewhere of [undefined, "null", "https://elsewhere.example", `${origin}.elsewhere.example`, origin.replace(/\d+$/u, "1")]) {
      const answer = await send(request, target, { fields, cookie: cookieHeader(accountOf("admin")), ...(elsewhere === undefined ? {} : { origin: elsewhere }) });
      expect(answer.status(), `from ${elsewhere ?? "nowhere"}`).toBe(403);
    }
    expect(await auditOf(...everybody), "nothing was written").toBe(before);

    // The same post, by whoever may: otherwise the refusals above would prove nothing.
    const allowed = shownTo === "writer" ? writer : accountOf(from);
    const done = await send(request, target, { fields, cookie: cookieHeader(allowed), origin });
    expect(done.status(), `${from} posts ${action}`).toBeLessThan(400);
    expect(await auditOf(...everybody), `${from} posts ${action}`).toBeGreaterThan(before);
  });
}

test("four eyes: an editor who wrote a change is refused its publication and its return", async ({ browser, baseURL, request, makeAccount }) => {
  const origin = baseURL ?? "";
  const author = await makeAccount("editor");
  const own = await makePerson({ name: inventedName("Wasabi"), researcher: author, submit: true });
  const context = await browser.newContext({ baseURL: origin, javaScriptEnabled: false });
  await context.addCookies([sessionCookie(accountOf("editor"), origin)]);
  const page = await context.newPage();
  await page.goto(`/desk/changes/${own.changeId}`);
  for (const [button, typed] of [[/^Publish$/u, {}], [/^Return with a comment$/u, { comment: "Mine." }]] as const) {
    const fields = await fieldsOf(page.locator("main form", { has: page.getByRole("button", { name: button }) }), typed);
    const answer = await send(request, `/desk/changes/${own.changeId}`, { fields, cookie: cookieHeader(author), origin });
    expect(answer.status()).toBeLessThan(500);
    expect(await answer.text()).toContain("You took part in this change: somebody else must review and publish it.");
    expect((await row<{ state: string }>("SELECT state FROM desk.change WHERE id = $1", [own.changeId])).state).toBe("submitted");
  }
  await context.close();
});

test("somebody else's session cannot be ended", async ({ browser, baseURL, request, makeAccount }) => {
  const origin = baseURL ?? "";
  const [victim, other] = [await makeAccount("researcher"), await makeAccount("researcher")];
  const context = await browser.newContext({ baseURL: origin, javaScriptEnabled: false });
  await context.addCookies([sessionCookie(other, origin)]);
  await row("INSERT INTO desk.session (token_hash, account_id, expires_at, label) VALUES (sha256(gen_random_uuid()::text::bytea), $1, now() + interval '1 hour', 'Second') RETURNING id", [other.id]);
  const page = await context.newPage();
  await page.goto("/desk/sessions");
  const fields = await fieldsOf(page.locator("main form", { has: page.locator("[name=sessionId]") }).first(), { sessionId: victim.sessionId });
  await context.close();
  const answer = await send(request, "/desk/sessions", { fields, cookie: cookieHeader(other), origin });
  expect(answer.status()).toBeLessThan(500);
  expect((await row<{ revoked: boolean }>("SELECT revoked_at IS NOT NULL AS revoked FROM desk.session WHERE id = $1", [victim.sessionId])).revoked).toBe(false);
});
