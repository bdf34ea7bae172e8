/** A list with one of those who are shown moved by one place. Pure. */

/** Entries of one person who is shown. */
type Shown<Id> = { readonly entries: readonly Id[] };

/**
 * @param all every entry in its order, those that are not shown among them: they keep their place behind the one before them
 * @param shown who is shown, in the same order
 * @param moved an entry of whom to move
 * @returns all entries in their new order; null where there is nobody to change places with
 */
export function movedByOne<Id>(all: readonly Id[], shown: readonly Shown<Id>[], moved: Id, up: boolean): Id[] | null {
  const at = shown.findIndex(({ entries }) => entries.includes(moved));
  const [self, other] = [shown[at], shown[up ? at - 1 : at + 1]];
  const place = other === undefined ? undefined : up ? other.entries[0] : other.entries.at(-1);
  if (at === -1 || self === undefined || place === undefined) return null;
  const rest = all.filter((id) => !self.entries.includes(id));
  const index = rest.indexOf(place) + (up ? 0 : 1);
  return [...rest.slice(0, index), ...self.entries, ...rest.slice(index)];
}
