/** What search reads of editions that cite a withdrawn source, when a publication is under way at that moment. */
import pg from "pg";
import { beforeAll, expect, it } from "vitest";
import type { Actor } from "@/lib/core/actor";
import { indexCiting } from "@/lib/publication/commands/index-edition";
import { makeAccount } from "@/prisma/factories/accounts";
import { publishFacts } from "@/prisma/factories/publications";
import { factOf, makeRecord, makeSource } from "@/prisma/factories/records";
import { testDatabase } from "@/prisma/factories/test-database";
import { untilWaiting } from "@/prisma/factories/until-waiting";

const database = testDatabase();
let researcher: Actor, editor: Actor;

beforeAll(async () => {
  [researcher, editor] = await Promise.all([makeAccount(database.db, { role: "researcher" }), makeAccount(database.db, { role: "editor" })]);
});

it("indexes the edition that stands once a publication is done for which it waited, and not the one before", async () => {
  const source = await makeSource(database.db, { by: researcher });
  const person = await makeRecord(database.db, "person");
  await publishFacts(database.db, { recordId: person, by: researcher, editor, facts: [factOf({ kind: "name", text: "Parsnip Before", language: "en", nameKind: "main" }, source)] });
  const indexed = () => database.sqlAs("owner", "SELECT i.number, (SELECT string_agg(n.text, ',') FROM public_site.person_name n WHERE n.record_id = i.record_id) AS names FROM public_site.indexed_edition i WHERE i.record_id = $1", [person]);
  expect(await indexed()).toEqual([{ number: 1, names: "Parsnip Before" }]);

  // A publication that has made its edition stand and is not done yet.
  const publication = new pg.Client({ connectionString: database.urls.ownerUrl });
  await publication.connect();
  try {
    await publication.query("BEGIN; SET LOCAL session_replication_role = replica");
    await publication.query("INSERT INTO public_site.edition SELECT record_id, 2, kind, published_on, sha256, previous_sha256, reason, public_note FROM public_site.edition WHERE record_id = $1 AND number = 1", [person]);
    await publication.query("UPDATE public_site.current_edition SET number = 2, document = jsonb_set(document, '{names,0,text}', to_jsonb('Parsnip After'::text)) WHERE record_id = $1", [person]);
    const indexing = database.db.$transaction((transaction) => indexCiting(transaction, source), { timeout: 20_000 });
    await untilWaiting(database, 1);
    await publication.query("COMMIT");
    await indexing;
  } finally {
    await publication.end();
  }
  expect(await indexed()).toEqual([{ number: 2, names: "Parsnip After" }]);
});
