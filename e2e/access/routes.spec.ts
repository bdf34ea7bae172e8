/** Who is answered by what scripts of the desk ask: every route, every role, and nobody from elsewhere. */
import { roleAtLeast } from "../../lib/core/actor";
import { ROLES, type Role } from "../../lib/core/kinds";
import { cookieHeader, disableAccount, insertAccount, type Account } from "../accounts";
import { filesBelow } from "../architecture/house-files";
import { rows } from "../database";
import { expect, test } from "../fixtures";
import { inventedName } from "../invented";
import { makePerson, type MadePerson } from "../make-records";
import { DESK_ROUTES } from "./desk-routes";
import { send } from "./posting";

const accounts = new Map<Role, Account>();
const name = inventedName("Kale");
let person: MadePerson;
let ended: Account;
let shutOut: Account;

test.beforeAll(async () => {
  for (const role of ROLES) accounts.set(role, await insertAccount(role));
  [ended, shutOut] = [await insertAccount("admin"), await insertAccount("admin")];
  await rows("UPDATE desk.session SET revoked_at = now(), revoked_reason = 'ended' WHERE account_id = $1", [ended.id]);
  await disableAccount(shutOut.id);
  person = await makePerson({ name, researcher: await insertAccount("researcher") });
});

test.afterAll(async () => {
  for (const { id } of [...accounts.values(), ended]) await disableAccount(id);
});

test("every route below app/desk has its row", () => {
  const files = filesBelow("app/desk", /^route\.ts$/).map((file) => file.replace("app/desk/", "").replaceAll(/\([\w-]+\)\//gu, ""));
  expect(files.toSorted()).toEqual(DESK_ROUTES.map(({ file }) => file).toSorted());
});

for (const { file, method, address, from, fields, below, isFile, leadsTo } of DESK_ROUTES) {
  test(`${method} ${file} answers ${from} and above`, async ({ request, baseURL }) => {
    const origin = baseURL ?? "";
    const target = address(person, name);
    const asked = (cookie: string | undefined, home: string | undefined) => {
      const headers = { ...(cookie === undefined ? {} : { cookie }), ...(home === undefined ? {} : { origin: home }) };
      return method === "GET" ? request.get(target, { headers, maxRedirects: 0, failOnStatusCode: false }) : send(request, target, { fields: Object.entries(fields?.(person) ?? {}), ...(cookie === undefined ? {} : { cookie }), ...(home === undefined ? {} : { origin: home }) });
    };
    const kept = async () => (await rows("SELECT 1 FROM desk.unsent_form WHERE account_id = ANY ($1)", [[...accounts.values()].filter(({ role }) => !roleAtLeast(role, from)).map(({ id }) => id)])).length;

    // Of the row before, those who may keep have something there.
    const before = await kept();
    for (const [role, account] of accounts) {
      const answer = await asked(cookieHeader(account), origin);
      const text = await answer.text();
      if (roleAtLeast(role, from)) {
        expect(answer.status(), `${role}: ${text}`).toBe(leadsTo === undefined ? 200 : 303);
        if (leadsTo !== undefined) expect(new URL(answer.headers()["location"] ?? "", origin).href, role).toBe(origin + leadsTo);
        else if (isFile === undefined) expect(Object.keys(JSON.parse(text) as object).toSorted(), role).toEqual(["data", "session"]);
        else expect(answer.headers()["content-disposition"], role).toMatch(isFile);
        if (file === "log/people/route.ts") expect(text, role).toContain(name);
      } else {
        expect(answer.status(), role).toBe(below === "forbidden" ? 403 : 200);
        expect(text, role).not.toContain(name);
      }
    }
    for (const cookie of [undefined, cookieHeader({ token: "A".repeat(43) }), cookieHeader(ended), cookieHeader(shutOut)]) {
      const answer = await asked(cookie, origin);
      expect([401, 403], "nobody").toContain(answer.status());
      expect(await answer.text(), "nobody").not.toContain(name);
    }
    if (method === "POST") for (const elsewhere of [undefined, "null", "https://elsewhere.example"]) expect((await asked(cookieHeader(accounts.get("admin") ?? { token: "" }), elsewhere)).status(), elsewhere).toBe(403);
    expect(await kept(), "nothing was kept for whoever may not").toBe(before);
  });
}

test("what is sent to them badly is refused with a code, and with nothing of what was sent", async ({ request, baseURL }) => {
  const account = accounts.get("researcher");
  if (account === undefined) throw new Error("beforeAll makes one of each.");
  const good = { id: crypto.randomUUID(), turn: "1", address: "/desk", recordId: "", from: "", content: "{}" };
  for (const wrong of [{ id: "nonsense" }, { turn: "0" }, { turn: "x" }, { address: "https://elsewhere.example" }, { content: "[nonsense" }, { from: "nonsense" }, { more: "nonsense" }, { content: `{"text":"${"a".repeat(300_000)}"}` }]) {
    const answer = await send(request, "/desk/unsent", { fields: Object.entries({ ...good, ...wrong }), cookie: cookieHeader(account), origin: baseURL ?? "" });
    expect(answer.status(), JSON.stringify(wrong).slice(0, 80)).toBe(400);
    expect(await answer.text()).not.toContain("nonsense");
  }
  const long = await request.get(`/desk/log/people?q=${"a".repeat(300)}`, { headers: { cookie: cookieHeader(account) } });
  expect(long.status()).toBe(400);
});
