import { expect, it } from "vitest";
import { inOrder } from "@/components/forms/error-summary";

it("names what is wrong in the order of the form, and last what is wrong with no field of it", () => {
  const fields = { stage: "Stage", text: "In a sentence", citations: "Source" };
  const said = inOrder({ "": ["a"], text: ["b"], citations: ["c"], stage: ["d"] }, fields);
  expect(said.map(([name]) => name)).toEqual(["stage", "text", "citations", ""]);
});
