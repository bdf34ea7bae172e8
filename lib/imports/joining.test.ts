import { expect, it } from "vitest";
import { eventIdSchema } from "@/lib/core/ids";
import { makeJoiner } from "@/lib/imports/joining";
import type { Joined, KnownReading } from "@/lib/imports/left-out";
import { NO_SIDES } from "@/lib/imports/told-fact";
import { idFor } from "@/prisma/factories/invented-people";

const event = (word: string): Joined => ({ eventId: eventIdSchema.parse(idFor(word)) });
const known = (joins: Joined | null): KnownReading => ({
  ...NO_SIDES, joins, factId: "", isOwn: true, practiceId: null, modality: "stated", certainty: "certain", standing: "accepted", visibility: "public", saidById: null, saidByText: null, internalNote: null,
  publicDate: null, publicPlace: null, printed: null, countedFrom: null, locator: null,
});
const row = (group: string | null, ...joins: (Joined | null)[]) => ({ group, standing: joins.map(known) });
const nothing = { joins: null, problem: null };
const refused = { joins: null, problem: ["event", "importEventOnRecord"] };

it("joins what another row of the same word is of on record, whichever stands first", () => {
  const join = makeJoiner();
  expect(join([row("taking"), row("taking", event("one")), row("taking"), row(null), row("trial"), row("stretch", { spell: 2 }), row("stretch"), row(null, event("two"))])).toEqual([
    { joins: event("one"), problem: null }, nothing, { joins: event("one"), problem: null }, nothing, nothing, nothing, { joins: { spell: 2 }, problem: null }, nothing,
  ]);
  // A page further down.
  expect(join([row("taking"), row("trial")])).toEqual([{ joins: event("one"), problem: null }, nothing]);
});

it("refuses where rows of one word are of more than one on record, and where a page further up began another one", () => {
  expect(makeJoiner()([row("taking", event("one")), row("taking", event("two")), row("taking")])).toEqual([nothing, nothing, refused]);
  expect(makeJoiner()([row("taking", event("one"), event("two")), row("taking")])).toEqual([nothing, refused]);
  const join = makeJoiner();
  expect([join([row("taking")]), join([row("taking", event("one"))])]).toEqual([[nothing], [refused]]);
});
