/**
 * Makes an invented person with one case, by the product's own commands: as a draft, handed in, or published. A program of its own,
 * since those commands run under React's server conditions and a test does not. Reads a wish as JSON from its argument, and answers
 * with ids as JSON.
 */
import { randomUUID } from "node:crypto";
import * as z from "zod";
import { addCase } from "../../lib/cases/commands/add-case";
import { editFact } from "../../lib/cases/commands/edit-fact";
import { logUpdate } from "../../lib/cases/commands/log-update";
import { addCaseSchema, editFactSchema, logUpdateSchema } from "../../lib/cases/schema";
import { submitChange } from "../../lib/changes/commands/submit-change";
import { accountIdSchema, sessionIdSchema } from "../../lib/core/ids";
import { ROLES } from "../../lib/core/kinds";
import { desk } from "../../lib/platform/db";
import { publishAsSeen } from "@/prisma/factories/publications";

const who = z.object({ id: accountIdSchema, role: z.enum(ROLES) });
const wishSchema = z.object({
  name: z.string(),
  researcher: who,
  /** Who publishes it; without one it is at most handed in. */
  editor: who.nullable(),
  submit: z.boolean(),
  text: z.string(),
  internalNote: z.string().nullable(),
  changeNote: z.string().nullable(),
  /** Words of what is published with it and stays inside: a fact that is internal, and a place that the public does not read. */
  inside: z.string().nullable(),
  /** Published a second time, as a correction: the first edition is then a past one. With `submit` it waits for review, and `changeId` is it. */
  correct: z.boolean(),
});

const actorOf = ({ id, role }: z.infer<typeof who>) => ({ accountId: id, role, displayName: "", locale: "en" as const, sessionId: sessionIdSchema.parse(randomUUID()) });

async function make(wish: z.infer<typeof wishSchema>) {
  const { recordId, caseId, changeId } = await addCase(
    actorOf(wish.researcher),
    addCaseSchema.parse({
      name: { text: wish.name, language: "en" },
      event: { stage: "taken_away", text: wish.text, language: "en", date: { year: "2031", month: "5" }, internalNote: wish.internalNote ?? "" },
      internalNote: wish.internalNote ?? "",
      basis: { basis: "already_public", note: wish.internalNote ?? "" },
      citations: [{ exact: wish.text, internalNote: wish.internalNote ?? "", source: { title: `Report on an invented ${wish.name.split(" ")[0] ?? ""}`, publisher: "Invented Vegetable Gazette", language: "en" } }],
    }),
  );
  if (wish.inside !== null) await addWhatStaysInside(wish.researcher, { recordId, caseId, words: wish.inside });
  if (wish.submit || wish.editor !== null) await submitChange(actorOf(wish.researcher), { changeId, note: wish.changeNote });
  if (wish.editor !== null) await publishAsSeen(actorOf(wish.editor), { changeId, publicNote: null });
  const corrected = wish.correct && wish.editor !== null ? await correctEvent(wish.researcher, wish.submit ? null : wish.editor, { recordId, text: `${wish.text} Corrected.` }) : null;
  const facts = await desk().assertion.findMany({ where: { recordId, retiredByChangeId: null }, select: { id: true, kind: true, eventReading: { select: { eventId: true } } } });
  const { slug } = await desk().publicRecord.findUniqueOrThrow({ where: { id: recordId }, select: { slug: true } });
  const idOf = (kind: string) => facts.find((fact) => fact.kind === kind)?.id ?? "";
  return { recordId, caseId, changeId: wish.submit ? (corrected ?? changeId) : changeId, slug, nameFact: idOf("name"), eventFact: idOf("event_reading"), eventId: facts.find(({ eventReading }) => eventReading !== null)?.eventReading?.eventId ?? "" };
}

async function addWhatStaysInside(researcher: z.infer<typeof who>, { recordId, caseId, words }: { recordId: string; caseId: string; words: string }) {
  const said = { recordId, caseId, language: "en", date: { year: "2031", month: "6" }, place: words, internalNote: words, citations: [{ exact: "said in an invented letter", internalNote: words, source: { title: "An invented letter", language: "en" } }] };
  await logUpdate(actorOf(researcher), logUpdateSchema.parse({ ...said, stage: "arrest", text: words, authority: words, visibility: "internal" }));
  await logUpdate(actorOf(researcher), logUpdateSchema.parse({ ...said, stage: "trial", text: "Tried in an invented garden.", hidesPlace: "yes" }));
}

async function correctEvent(researcher: z.infer<typeof who>, editor: z.infer<typeof who> | null, { recordId, text }: { recordId: string; text: string }) {
  const standing = await desk().assertion.findFirstOrThrow({ where: { recordId, kind: "event_reading", retiredByChangeId: null }, select: { id: true, citations: { select: { citation: { select: { sourceId: true, exact: true } } } } } });
  const { changeId } = await editFact(
    actorOf(researcher),
    editFactSchema.parse({
      assertionId: standing.id,
      value: { kind: "event_reading", stage: "taken_away", text, language: "en" },
      date: { year: "2031", month: "5" },
      citations: standing.citations.map(({ citation }) => citation),
    }),
  );
  await submitChange(actorOf(researcher), { changeId });
  if (editor !== null) await publishAsSeen(actorOf(editor), { changeId, publicNote: "Corrected." });
  return changeId;
}

const made = await make(wishSchema.parse(JSON.parse(process.argv[2] ?? "null")));
await desk().$disconnect();
process.stdout.write(JSON.stringify(made));
