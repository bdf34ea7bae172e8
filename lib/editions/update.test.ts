import { expect, it } from "vitest";
import { updateIdOf } from "@/lib/editions/update";

it("takes as a place in the list only what an update can be called", () => {
  const record = "9b2f6a52-5b0f-4d57-9c5c-0f0e3a7b1c2d";
  expect(updateIdOf(`${record}.12.correct`)).toEqual({ record, number: 12, act: "correct" });
  for (const other of ["", "12", `${record}`, `${record}.0.publish`, `${record}.1.withdraw`, `${record}.1.publish.`, `${record}.99999999999.publish`, ["x"], null, undefined, `${record}.1.publish\n`]) {
    expect(updateIdOf(other), String(other)).toBeNull();
  }
});
