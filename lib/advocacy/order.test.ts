import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { movedByOne } from "@/lib/advocacy/order";

/** A list of people, some of whom are not shown, some with two entries that were merged. */
const listed = fc.array(fc.record({ isShown: fc.boolean(), isMerged: fc.boolean() }), { maxLength: 8 }).map((people) => {
  const entries = people.flatMap(({ isShown, isMerged }, person) => (isMerged ? [0, 1] : [0]).map((part) => ({ id: `${String(person)}.${String(part)}`, person, isShown })));
  const shown = people.flatMap(({ isShown }, person) => (isShown ? [{ entries: entries.filter((entry) => entry.person === person).map(({ id }) => id) }] : []));
  return { all: entries.map(({ id }) => id), shown };
});
const shownIn = (order: readonly string[], { shown }: { shown: readonly { entries: readonly string[] }[] }) => shown.toSorted((one, other) => order.indexOf(one.entries[0] ?? "") - order.indexOf(other.entries[0] ?? "")).map(({ entries }) => entries.join());

describe("moving one person of a list by one place", () => {
  test("changes places with the one shown before or behind, loses nobody, and is undone by the other way", () => {
    fc.assert(
      fc.property(listed, fc.nat(), fc.boolean(), (list, pick, up) => {
        if (list.shown.length === 0) return;
        const at = pick % list.shown.length;
        const id = list.shown[at]?.entries[0] ?? "";
        const moved = movedByOne(list.all, list.shown, id, up);
        const target = up ? at - 1 : at + 1;
        if (target < 0 || target >= list.shown.length) return void expect(moved).toBeNull();
        expect(moved?.toSorted()).toEqual(list.all.toSorted());
        const [before, after] = [shownIn(list.all, list), shownIn(moved ?? [], list)];
        const swapped = [...before];
        [swapped[at], swapped[target]] = [before[target] ?? "", before[at] ?? ""];
        expect(after).toEqual(swapped);
        const back = movedByOne(moved ?? [], list.shown.toSorted((one, other) => (moved ?? []).indexOf(one.entries[0] ?? "") - (moved ?? []).indexOf(other.entries[0] ?? "")), id, !up);
        expect(shownIn(back ?? [], list)).toEqual(before);
      }),
    );
  });

  test("moves nobody who is not shown", () => {
    expect(movedByOne(["a", "b"], [{ entries: ["b"] }], "a", false)).toBeNull();
  });
});
