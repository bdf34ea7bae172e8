/** A statement without signatures, never published, published or withdrawn, and a country on record that may have signed it. */
import { submitChange } from "../../lib/changes/commands/submit-change";
import { recordIdSchema } from "../../lib/core/ids";
import { withdrawRecord } from "../../lib/publication/commands/take-down";
import { publishAsSeen } from "../../prisma/factories/publications";
import { factOf, makeFacts, makeRecord } from "../../prisma/factories/records";
import type { House, Staged } from "./house";
import { cast, member } from "./people-asking";

export async function stageStatement({ owner, pool, sourceId, database: { db }, chief }: House, state: string): Promise<Staged> {
  const people = await cast(owner, pool, 2);
  const [writer, other] = [member(people, 0), member(people, 1)];
  const recordId = await makeRecord(db, "statement");
  const { changeId } = await makeFacts(db, { recordId, by: writer.actor, state: "draft", facts: [factOf({ kind: "attribute", attribute: "form", text: "joint_letter", language: null }, recordIdSchema.parse(sourceId))] });
  if (state !== "unpublished") {
    await submitChange(writer.actor, { changeId });
    await publishAsSeen(chief.actor, { changeId, publicNote: null });
  }
  if (state === "withdrawn") await withdrawRecord(chief.actor, { recordId, reason: "It was asked for.", confirmed: "yes" });
  // One for all stages: there are few codes for countries that are none.
  const known = await db.publicRecord.findUnique({ where: { kind_slug: { kind: "country", slug: "zz" } }, select: { id: true } });
  const countryId = known?.id ?? (await db.publicRecord.create({ data: { kind: "country", slug: "zz", version: 1 }, select: { id: true } })).id;
  // "again": others of the same stage have added it before.
  const line = { "lines[0].text": "The Invented Isles", "lines[0].countryId": countryId, "lines[0].again": "yes", "lines[0].seen": "" };
  const fields = { recordId, state: "signed", language: "en", countries: "The Invented Isles", step: "save", ...line, "citations[0].sourceId": sourceId, "citations[0].exact": "said" };
  return { who: { writer, other }, fields: () => fields };
}
