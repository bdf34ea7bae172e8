/** A statement without a title is called by what it is, whose and of when, on the desk as in public. */
import { expect, it } from "vitest";
import { recordTitle } from "@/components/desk/fact-words";
import { recordNames } from "@/lib/facts/queries/record-names";
import type { FactInput, FactValue } from "@/lib/facts/schema";
import { makeAccount } from "@/prisma/factories/accounts";
import { factOf, makeFacts, makeRecord, makeSource } from "@/prisma/factories/records";
import { testDatabase } from "@/prisma/factories/test-database";

const database = testDatabase();
const attribute = (which: "form" | "title" | "dated", text: string): FactValue => ({ kind: "attribute", attribute: which, text, language: which === "title" ? "en" : null });

it("two statements without a title are told apart, drafts and doubtful facts are left out where they must be, and a title goes before all", async () => {
  const by = await makeAccount(database.db, { role: "researcher" });
  const source = await makeSource(database.db, { by });
  const says = (value: FactValue, rest: Partial<FactInput> = {}) => factOf(value, source, rest);
  const [letter, remark, nothing] = [await makeRecord(database.db, "statement"), await makeRecord(database.db, "statement", "a-bare-statement"), await makeRecord(database.db, "statement", "nothing-said")];
  const speaker: FactValue = { kind: "speaker", byId: null, described: "the invented envoy", language: "en" };
  const day = { edtf: "2031-06-02", printed: "2 June", countedFrom: null };
  const country = await makeRecord(database.db, "country");
  await makeFacts(database.db, { recordId: letter, by, facts: [says(attribute("form", "joint_letter")), says(attribute("dated", "2 June"), { date: day }), says({ kind: "signature", countryId: country, state: "signed", capacity: null, language: "en" }), says(speaker)] });
  await makeFacts(database.db, { recordId: remark, by, facts: [says(speaker), says({ ...speaker, described: "an invented rumour" }, { modality: "alleged" }), says(attribute("form", "report"), { visibility: "internal" })], state: "draft" });
  const called = async (locale: "en" | "zh") => {
    const names = await recordNames(database.db, [letter, remark, nothing]);
    return [letter, remark, nothing].map((id) => recordTitle(names.get(id), locale).text);
  };
  expect(await called("en")).toEqual(["Joint letter signed by 1 country, 2 June 2031", "Statement by the invented envoy", "Statement nothing-said"]);
  expect((await called("zh"))[0]).toContain("2031年6月2日");
  await makeFacts(database.db, { recordId: letter, by, facts: [says(attribute("title", "An invented letter"))] });
  expect((await called("en"))[0]).toBe("An invented letter");
});

it("a source without a title is called by who published it and when, else by how it is described or where it stands, and by its address on this site only where nothing is known", async () => {
  const by = await makeAccount(database.db, { role: "researcher" });
  const basis = await makeSource(database.db, { by });
  const says = (which: "publisher" | "dated" | "description" | "address" | "title", text: string, rest: Partial<FactInput> = {}) => factOf({ kind: "attribute", attribute: which, text, language: which === "address" || which === "dated" ? null : "en" }, basis, rest);
  const day = { date: { edtf: "2031-06-02", printed: "2 June", countedFrom: null } };
  const web = "https://www.gazette.invalid/leeks/7";
  const made = async (facts: FactInput[], slug?: string) => {
    const id = await makeRecord(database.db, "source", slug);
    if (facts.length > 0) await makeFacts(database.db, { recordId: id, by, facts, state: "draft" });
    return id;
  };
  const ids = [
    await made([says("publisher", "Invented Vegetable Gazette"), says("dated", "2 June", day), says("address", web)]), await made([says("description", "A notice on a shed"), says("address", web)]),
    await made([says("address", web), says("dated", "2 June", day)]), await made([says("publisher", "An invented rumour", { modality: "alleged" })], "nothing-known"), await made([], "nothing-at-all"), await made([says("publisher", "Invented Vegetable Gazette"), says("title", "On leeks")]),
  ];
  const names = await recordNames(database.db, ids);
  expect(ids.map((id) => recordTitle(names.get(id), "en").text)).toEqual(["Invented Vegetable Gazette, 2 June 2031", "“A notice on a shed”", "Source (gazette.invalid/leeks/7), 2 June 2031", "Source nothing-known", "Source nothing-at-all", "On leeks"]);
  expect(recordTitle(names.get(ids[2]!), "zh").text).toContain("gazette.invalid/leeks/7");
});
