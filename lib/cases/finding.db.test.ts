/** Whom the desk finds by a name, and in which order, where the name is a part of many others. */
import { beforeAll, describe, expect, it } from "vitest";
import { findPeople } from "@/lib/cases/queries/find-people";
import type { Actor } from "@/lib/core/actor";
import type { FactValue } from "@/lib/facts/schema";
import { makeAccount } from "@/prisma/factories/accounts";
import { factOf, makeFacts, makePerson, makeRecord, makeSource } from "@/prisma/factories/records";
import { testDatabase } from "@/prisma/factories/test-database";

const database = testDatabase();
let researcher: Actor;

beforeAll(async () => {
  researcher = await makeAccount(database.db, { role: "researcher" });
  const sourceId = await makeSource(database.db, { by: researcher });
  // Shorter names of what is no person come before anybody's.
  for (let number = 0; number < 12; number += 1) {
    const value: FactValue = { kind: "name", text: `Leek ${String(number)}`, language: "en", nameKind: "main" };
    await makeFacts(database.db, { recordId: await makeRecord(database.db, "organisation"), by: researcher, facts: [factOf(value, sourceId)] });
  }
  for (const name of ["Wildleek Aubergine", "Leekwood Bergamot", "Leek", "Leekham Cardamom"]) await makePerson(database.db, { by: researcher, name });
});

const found = async (text: string, most?: number) => (await findPeople(researcher, text, most)).map(({ record }) => record.name?.text);

describe("finding people by a part of a name", () => {
  it("puts whoever is called so whole first, then names that begin so, then others; of each the short ones", async () => {
    expect(await found("leek")).toEqual(["Leek", "Leekham Cardamom", "Leekwood Bergamot", "Wildleek Aubergine"]);
    expect(await found("le")).toEqual(["Leek", "Leekham Cardamom", "Leekwood Bergamot", "Wildleek Aubergine"]);
  });

  it("finds as many as are asked for, however many other records are called so", async () => {
    expect(await found("leek", 2)).toEqual(["Leek", "Leekham Cardamom"]);
    expect(await found("leek", 3)).toEqual(["Leek", "Leekham Cardamom", "Leekwood Bergamot"]);
  });
});
