/** What of the record a person of the desk may see and write on. Pure filters; whoever they do not know, they give nothing. */
import type { Actor } from "@/lib/core/actor";
import type { RecordKind } from "@/lib/core/kinds";
import { mayDraft } from "@/lib/changes/policy";
import type { Prisma } from "@/prisma/generated/client";

const NOTHING = { id: { in: [] } } satisfies Prisma.PublicRecordWhereInput;

/**
 * Records on the desk: all of them for whoever may draft, drafts of others included, since a duplicate must be found before it is
 * made. Their text is in changes and facts, which have rules of their own.
 */
export function visibleRecords(actor: Pick<Actor, "accountId" | "role"> | null): Prisma.PublicRecordWhereInput {
  if (!mayDraft(actor)) return NOTHING;
  // Of one that was expunged nothing is left to see but that it was (lib/expunging).
  return { expungingId: null, OR: [{ version: { gt: 0 } }, { changes: { some: { state: { not: "discarded" } } } }] };
}

/** On the public record now: a change to it was published, and it was not withdrawn. */
export const PUBLISHED = { version: { gt: 0 }, withdrawnAt: null } satisfies Prisma.PublicRecordWhereInput;

const STANDING = { assertion: { addedByChange: { state: { not: "discarded" } } } } as const;

/**
 * Cases of a person: not those that a merge would bring, or brought before it was undone; nor those that an import opened and in which nothing stands any more, since it was
 * undone. One that somebody opened by hand stays, filled or not.
 */
export const OF_THE_PERSON = {
  OR: [{ cameById: null }, { cameBy: { state: "merged" } }],
  NOT: { importId: { not: null }, readings: { none: STANDING }, spells: { none: STANDING }, charges: { none: STANDING }, lawyers: { none: STANDING } },
} satisfies Prisma.DetentionCaseWhereInput;

/** Whoever may be quoted as saying something. */
export const SPEAKER_KINDS: RecordKind[] = ["person", "organisation", "country"];

/** Sources that a new fact may cite: those on record, and those that this person has brought and that are on their way. */
export function citableSources(actor: Pick<Actor, "accountId" | "role"> | null): Prisma.PublicRecordWhereInput {
  if (actor === null || !mayDraft(actor)) return NOTHING;
  const brought = { state: { in: ["draft", "submitted", "returned", "approved"] }, authors: { some: { accountId: actor.accountId } } };
  return { kind: "source", withdrawnAt: null, OR: [{ version: { gt: 0 } }, { changes: { some: brought } }] };
}
