import "server-only";
import type { Actor } from "@/lib/core/actor";
import { idsCalled } from "@/lib/cases/queries/ids-called";
import { peopleByIds, type FoundPerson } from "@/lib/cases/queries/people-by-ids";
import { mayDraft } from "@/lib/changes/policy";
import { askedKeysOf } from "@/lib/facts/name-key";
import { fromDesk } from "@/lib/platform/db";

const MOST_FOUND = 30;
const LONGEST_TEXT = 200;

/**
 * People by any written form of a name: Hanzi of either kind, pinyin with or without marks, tones and spaces, or a part of a name; whoever is called so
 * whole comes first. Drafts of others are found too, so that nobody is entered twice; a record that was merged is found by the one that it went into. Empty for an empty text and below researcher.
 * @param most how many at the most
 */
export async function findPeople(actor: Actor, text: string, most = MOST_FOUND): Promise<FoundPerson[]> {
  const asked = askedKeysOf(text.slice(0, LONGEST_TEXT));
  if (asked === null || !mayDraft(actor)) return [];
  return fromDesk(async (db) => peopleByIds(db, actor, await idsCalled(db, { kinds: ["person"], asked, most: Math.min(most, MOST_FOUND) })));
}
