/**
 * Makes two pairs of published, invented people with names one letter apart: `one` and `other` as they are, and a second pair of which one record was
 * merged into the other. By the product's own commands. Reads a wish as JSON from its argument, and answers with ids as JSON.
 */
import { randomUUID } from "node:crypto";
import * as z from "zod";
import { addCase } from "../../lib/cases/commands/add-case";
import { addCaseSchema } from "../../lib/cases/schema";
import { submitChange } from "../../lib/changes/commands/submit-change";
import { accountIdSchema, sessionIdSchema } from "../../lib/core/ids";
import { ROLES } from "../../lib/core/kinds";
import { proposeMerge } from "../../lib/duplicates/commands/propose-merge";
import { mergingOf } from "../../lib/duplicates/queries/merging";
import { mergeSchema } from "../../lib/duplicates/schema";
import { desk } from "../../lib/platform/db";
import { publishAsSeen } from "@/prisma/factories/publications";

const who = z.object({ id: accountIdSchema, role: z.enum(ROLES) });
const wishSchema = z.object({ name: z.string(), researcher: who, editor: who, /** Whether the second pair is wanted. */ merged: z.boolean() });
const wish = wishSchema.parse(JSON.parse(process.argv[2] ?? "null"));
const actorOf = ({ id, role }: z.infer<typeof who>) => ({ accountId: id, role, displayName: "", locale: "en" as const, sessionId: sessionIdSchema.parse(randomUUID()) });
const [researcher, editor] = [actorOf(wish.researcher), actorOf(wish.editor)];

async function person(name: string, day: string) {
  const { recordId, changeId } = await addCase(researcher, addCaseSchema.parse({
    name: { text: name, language: "en" },
    event: { stage: "taken_away", text: "Taken away from an invented garden.", language: "en", place: "an invented garden", date: { year: "2031", month: "5", day } },
    basis: { basis: "already_public" },
    citations: [{ exact: "Taken away from an invented garden.", source: { title: `Report on ${name}`, language: "en" } }],
  }));
  await submitChange(researcher, { changeId });
  await publishAsSeen(editor, { changeId, publicNote: null });
  return { recordId, slug: (await desk().publicRecord.findUniqueOrThrow({ where: { id: recordId }, select: { slug: true } })).slug };
}

async function pair(name: string) {
  return { one: await person(name, "2"), other: await person(`${name}y`, "3") };
}

async function mergedPair() {
  const { one, other } = await pair(`${wish.name} Merged`);
  const { seen } = await mergingOf(desk(), one.recordId, other.recordId);
  const { changeId } = await proposeMerge(researcher, mergeSchema.parse({ kept: one.recordId, merged: other.recordId, seen, reason: "Two records of one invented person.", confirmed: "yes" }));
  await publishAsSeen(editor, { changeId, publicNote: "Two records of one invented person." });
  return (await desk().merge.findFirstOrThrow({ where: { changeId }, select: { id: true } })).id;
}

const made = { ...(await pair(wish.name)), mergeId: wish.merged ? await mergedPair() : "" };
await desk().$disconnect();
process.stdout.write(JSON.stringify(made));
