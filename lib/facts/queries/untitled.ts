import "server-only";
import * as z from "zod";
import { recordIdSchema, type RecordId } from "@/lib/core/ids";
import { STATEMENT_FORMS } from "@/lib/core/kinds";
import type { DeskReader } from "@/lib/platform/db";
import type { Prisma } from "@/prisma/generated/client";

/** What tells a statement that has no title from another one: as the public composes it (lib/editions/labels.ts), of what is plainly stated. */
export type Untitled = { form: (typeof STATEMENT_FORMS)[number] | null; /** EDTF. */ date: string | null; speakers: string[]; /** How many countries signed. */ signed: number; /** Where nothing else is known of it: how its first words begin. */ words: string | null };

const formSchema = z.enum(STATEMENT_FORMS).nullable().catch(null);
/** A label names no more; the file has them all. */
const MOST_SPEAKERS = 3;
/** Signs of the words by which a statement is known of which nothing else is. */
const MOST_SIGNS = 60;

/** What records are called: recordNames, which asks for this itself. */
type NamesOf = (db: DeskReader, ids: readonly string[]) => Promise<ReadonlyMap<RecordId, { name: { text: string } | null }>>;

/** What tells a source that has no title from another one, of what is plainly stated. `address`: of the web; `date`: EDTF. */
export type UntitledSource = { publisher: string | null; date: string | null; description: string | null; address: string | null };

/** Facts that are plainly stated and stand, or are on their way as they are for names. */
const PLAIN = {
  modality: "stated", certainty: "certain", standing: "accepted", visibility: "public", addedByChange: { state: { not: "discarded" } },
  OR: [{ retiredByChangeId: null }, { addedByChange: { state: "applied" }, retiredByChange: { state: { not: "applied" } } }],
} satisfies Prisma.AssertionWhereInput;
const BEST_FIRST = [{ preferred: "desc" }, { createdAt: "asc" }, { id: "asc" }] satisfies Prisma.AssertionOrderByWithRelationInput[];

/** Of these sources, of which none has a title; one of which nothing is said is left out. */
export async function untitledSources(db: DeskReader, ids: readonly RecordId[]): Promise<Map<RecordId, UntitledSource>> {
  if (ids.length === 0) return new Map();
  const rows = await db.assertion.findMany({
    where: { recordId: { in: [...ids] }, kind: "attribute", AND: [PLAIN, { attribute: { attribute: { in: ["publisher", "dated", "description", "address"] } } }] },
    select: { recordId: true, edtf: true, attribute: { select: { attribute: true, text: true } } },
    orderBy: BEST_FIRST,
  });
  return new Map(
    ids.flatMap((id) => {
      const own = rows.filter(({ recordId }) => recordId === id);
      const textOf = (wanted: string) => own.find(({ attribute }) => attribute?.attribute === wanted)?.attribute?.text ?? null;
      const date = own.find(({ attribute, edtf }) => attribute?.attribute === "dated" && edtf !== null)?.edtf ?? null;
      return own.length === 0 ? [] : [[id, { publisher: textOf("publisher"), date, description: textOf("description"), address: textOf("address") }] as const];
    }),
  );
}

/** Of these statements, of which none has a title. Facts on their way count as they do for names. */
export async function untitled(db: DeskReader, ids: readonly RecordId[], namesOf: NamesOf): Promise<Map<RecordId, Untitled>> {
  if (ids.length === 0) return new Map();
  const rows = await db.assertion.findMany({
    where: { recordId: { in: [...ids] }, AND: [PLAIN, { OR: [{ attribute: { attribute: { in: ["form", "dated"] } } }, { speaker: { isNot: null } }, { signature: { state: "signed" } }] }] },
    select: { recordId: true, edtf: true, attribute: { select: { attribute: true, text: true } }, speaker: { select: { byId: true, described: true } }, signature: { select: { countryId: true } } },
    orderBy: BEST_FIRST,
  });
  const isTold = (id: string) => rows.some(({ recordId, edtf, attribute, speaker, signature }) => recordId === id && ((attribute?.attribute === "dated" && edtf !== null) || speaker !== null || signature !== null));
  const silent = ids.filter((id) => !isTold(id));
  const passages = silent.length === 0 ? [] : await db.assertion.findMany({ where: { recordId: { in: silent }, passage: { isNot: null }, AND: [PLAIN] }, distinct: ["recordId"], orderBy: [{ createdAt: "asc" }, { id: "asc" }], select: { recordId: true, passage: { select: { text: true } } } });
  const names = await namesOf(db, rows.flatMap(({ speaker }) => speaker?.byId ?? []));
  return new Map(
    ids.map((id) => {
      const own = rows.filter(({ recordId }) => recordId === id);
      const valueOf = (wanted: string) => own.find(({ attribute }) => attribute?.attribute === wanted);
      const speakers = own.flatMap(({ speaker }) => (speaker === null ? [] : ((speaker.byId === null ? undefined : names.get(recordIdSchema.parse(speaker.byId))?.name?.text) ?? speaker.described ?? [])));
      return [
        id,
        {
          form: formSchema.parse(valueOf("form")?.attribute?.text ?? null),
          date: valueOf("dated")?.edtf ?? null,
          speakers: [...new Set(speakers)].slice(0, MOST_SPEAKERS),
          signed: new Set(own.flatMap(({ signature }) => signature?.countryId ?? [])).size,
          words: beginningOf(passages.find(({ recordId }) => recordId === id)?.passage?.text),
        },
      ];
    }),
  );
}

function beginningOf(words: string | undefined): string | null {
  const signs = [...(words ?? "").replace(/\s+/gu, " ").trim()];
  return signs.length === 0 ? null : signs.length > MOST_SIGNS ? `${signs.slice(0, MOST_SIGNS).join("").trimEnd()}…` : signs.join("");
}
