/** Who is answered what by the public half: every page and route, of records in every state, for nobody and for an admin alike. */
import { cookieHeader } from "../accounts";
import { filesBelow } from "../architecture/house-files";
import { expect, test } from "../fixtures";
import { inventedName, unusual } from "../invented";
import { makePerson, withdraw } from "../make-records";
import { readAll } from "../read-all";
import { PUBLIC_ROUTES, verbsOf } from "./public-routes";

/** Routes that take something in: all others only read. */
const TAKES = ["requests/[locale]/send/route.ts"];

test("every page and route of the public half has its row, and only one takes something in", () => {
  const files = filesBelow("app", /^(?:page\.tsx|route\.ts)$/u).map((file) => file.replace(/^app\//u, "")).filter((file) => !file.startsWith("desk/"));
  expect(PUBLIC_ROUTES.map(({ file }) => file).toSorted()).toEqual(files.toSorted());
  for (const file of files) expect(verbsOf(file), file).toEqual([TAKES.includes(file) ? "POST" : "GET"]);
});

test("of a draft it answers as of nobody, of somebody withdrawn nothing of them, and an admin what everybody is answered", async ({ request, makeAccount }) => {
  const [researcher, editor, admin] = [await makeAccount("researcher"), await makeAccount("editor"), await makeAccount("admin")];
  const [standing, gone] = [await makePerson({ name: inventedName("Cardoon"), researcher, editor, correct: true }), await makePerson({ name: inventedName("Skirret"), researcher, editor, correct: true })];
  const [draft, submitted] = [await makePerson({ name: inventedName("Chicory"), researcher }), await makePerson({ name: inventedName("Sorrel"), researcher, submit: true })];
  await withdraw(gone.recordId);
  // Unpublished people have no address yet: whoever knew how it is made would ask for this one.
  const never = `nobody-${unusual()}`;
  const states = { standing: standing.slug, withdrawn: gone.slug, draft: draft.slug, submitted: submitted.slug, never };
  const addressesOf = (slug: string) => PUBLIC_ROUTES.flatMap(({ of, at }) => of?.(slug) ?? at ?? []);
  const asked = [...new Set(Object.values(states).flatMap(addressesOf))];
  const everybody = await readAll(request, asked);
  const asAdmin = await readAll(request, asked, { cookie: cookieHeader(admin) });

  const wrong: string[] = [];
  const differs = (what: string, given: unknown, expected: unknown) => {
    if (given !== expected) wrong.push(`${what}: ${String(given)} instead of ${String(expected)}`);
  };
  for (const { of, at, answers = 200, withdrawn = 404 } of PUBLIC_ROUTES) {
    if (of === undefined) {
      differs(at ?? "", everybody.get(at ?? "")?.status, answers);
      continue;
    }
    const [known, over, nobodys] = [everybody.get(of(standing.slug)), everybody.get(of(gone.slug)), everybody.get(of(never))];
    differs(of("standing"), known?.status, answers);
    differs(of("withdrawn"), over?.status, withdrawn);
    differs(of("never"), nobodys?.status, 404);
    for (const hidden of [draft, submitted]) {
      const answer = everybody.get(of(hidden.slug));
      differs(`${of("draft")}, its status`, answer?.status, nobodys?.status);
      differs(`${of("draft")}, its text`, answer?.text.replaceAll(hidden.slug, ""), nobodys?.text.replaceAll(never, ""));
    }
  }
  // Other tests publish beside this one: what a list says may be newer for who asks later, what is said of one record is not.
  for (const [address, { status, text }] of everybody) {
    differs(`${address}, for an admin, its status`, asAdmin.get(address)?.status, status);
    if (Object.values(states).some((slug) => address.includes(slug))) differs(`${address}, for an admin, its text`, asAdmin.get(address)?.text === text, true);
  }
  expect(wrong).toEqual([]);
  const traces = [gone, draft, submitted].flatMap(({ recordId, caseId }) => [recordId, caseId]);
  for (const read of [everybody, asAdmin]) expect([...read].flatMap(([address, { text }]) => traces.filter((trace) => text.includes(trace)).map((trace) => `${trace} in ${address}`))).toEqual([]);
});
