import "server-only";
import * as z from "zod";
import type { Actor } from "@/lib/core/actor";
import { recordIdSchema } from "@/lib/core/ids";
import { FACT_KINDS, type FactKind } from "@/lib/core/kinds";
import { recordNames, type RecordName } from "@/lib/facts/queries/record-names";
import { mayDraft } from "@/lib/changes/policy";
import { fromDesk } from "@/lib/platform/db";
import { firstWords } from "@/lib/unsent/first-words";
import { unsentFieldsSchema, unsentIdSchema, type UnsentId } from "@/lib/unsent/schema";

/** More than anybody leaves lying about; the newest come first. */
const MOST_LISTED = 20;

export type ListedUnsent = {
  id: UnsentId;
  address: string;
  record: RecordName | null;
  savedAt: Date;
  /** What is typed anew with it: a kind of fact, where the form says one. */
  kind: FactKind | null;
  begins: ReturnType<typeof firstWords>;
};

const kindSchema = z.enum(FACT_KINDS).nullable().catch(null);

/** Forms that the actor has begun and not sent, of which the newest of each address is offered again there. Empty below researcher. */
export async function listUnsent(actor: Actor): Promise<ListedUnsent[]> {
  if (!mayDraft(actor)) return [];
  return fromDesk(async (db) => {
    const rows = await db.unsentForm.findMany({
      where: { accountId: actor.accountId, sentAt: null },
      orderBy: [{ savedAt: "desc" }, { id: "asc" }],
      take: MOST_LISTED,
      select: { id: true, address: true, recordId: true, savedAt: true, content: true },
    });
    const names = await recordNames(db, rows.flatMap(({ recordId }) => recordId ?? []));
    return rows.map(({ id, address, recordId, savedAt, content }) => {
      const fields = unsentFieldsSchema.safeParse(content).data ?? {};
      const record = recordId === null ? null : (names.get(recordIdSchema.parse(recordId)) ?? null);
      return { id: unsentIdSchema.parse(id), address, record, savedAt, kind: kindSchema.parse(fields["value.kind"] ?? null), begins: firstWords(fields, address) };
    });
  });
}
