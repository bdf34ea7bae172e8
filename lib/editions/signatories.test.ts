import { expect, it } from "vitest";
import { someId, statement } from "@/lib/editions/edition-fixtures";
import type { RecordId } from "@/lib/core/ids";
import { labelOf } from "@/lib/editions/labels";
import { plainAbsences, plainSignatories, signatoriesOf } from "@/lib/editions/signatories";

const [ca, fr, jp, de] = [someId(), someId(), someId(), someId()];

/** A letter of which sources say these things, one signature each. */
function letter(...said: [RecordId, Record<string, unknown>][]) {
  const made = statement("letter", { signatures: said.map(([country]) => ["signed", country]) });
  const signatures = made.body.signatures.map((signature, position) => ({ ...signature, ...said[position]?.[1] }));
  return { ...made, body: { ...made.body, signatures } };
}

it("counts a country that signed once, and none whose signature is denied, contradicted or only alleged", () => {
  const { body } = letter([jp, {}], [jp, {}], [ca, {}], [ca, { modality: "denied" }], [fr, { modality: "denied" }], [de, { modality: "alleged" }]);
  expect(plainSignatories(body)).toEqual([jp]);
  expect(signatoriesOf(body)).toEqual([
    { country: jp, mark: null },
    { country: ca, mark: "disputed" },
    { country: fr, mark: "denied" },
    { country: de, mark: "alleged" },
  ]);
});

it("does not count as signed what another source notes absent", () => {
  const { body } = letter([ca, {}], [ca, { state: "noted_absent" }], [fr, { state: "noted_absent" }]);
  expect(signatoriesOf(body)).toEqual([{ country: ca, mark: "disputed" }]);
});

it("notes a country absent only where no source says that it signed after all", () => {
  const absent = { state: "noted_absent" };
  const { body } = letter([ca, absent], [ca, {}], [fr, absent], [fr, { modality: "denied" }], [jp, { ...absent, modality: "alleged" }], [de, absent], [de, { modality: "alleged" }]);
  expect(plainAbsences(body)).toEqual([fr]);
  expect(plainSignatories(body)).toEqual([]);
});

it("says in a title only how many signed plainly", () => {
  const title = (said: ReturnType<typeof letter>) => labelOf(said, "en", new Map()).text;
  expect(title(letter([ca, {}], [ca, { modality: "denied" }], [fr, { modality: "denied" }], [jp, {}], [jp, {}]))).toBe("Statement signed by 1 country");
  expect(title(letter([fr, { modality: "denied" }]))).toBe("Statement");
  expect(title(letter([fr, { disputed: true }], [ca, { certainty: "uncertain" }]))).toBe("Statement");
});
