import { expect, it } from "vitest";
import { typedSince } from "@/components/forms/typed-since";

it("what was typed since a form was sent is what its boxes hold by now and did not then: written on, emptied, ticked, unticked, and come anew", () => {
  const sent = { text: ["Taken away"], place: ["A garden"], approximate: ["yes"], uncertain: [], purposes: ["name"], "names[0]": ["one"] };
  const now = { text: ["Taken away at noon"], place: [""], approximate: [], uncertain: ["yes"], purposes: ["name", "words"], "names[0]": ["one"], "names[1]": ["two"] };
  expect(typedSince(sent, now)).toEqual({ text: ["Taken away at noon"], place: [""], approximate: [], uncertain: ["yes"], purposes: ["name", "words"], "names[1]": ["two"] });
  expect(typedSince(sent, sent)).toEqual({});
});

it("a box that is gone from the form keeps nothing, and takes nothing away from one of its name", () => {
  expect(typedSince({ text: ["Taken away"] }, {})).toEqual({});
});
