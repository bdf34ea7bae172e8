import { expect, it } from "vitest";
import { confirmedSchema } from "@/lib/core/confirmed";
import { LOCALES } from "@/lib/core/kinds";
import { errorSentence } from "@/lib/messages/translate";

it("a box that has to be ticked asks to be ticked, not to be filled in", () => {
  const [issue] = confirmedSchema.safeParse(undefined).error?.issues ?? [];
  for (const locale of LOCALES) {
    expect(errorSentence(locale, issue?.message ?? "")).not.toBe(errorSentence(locale, "required"));
    expect(errorSentence(locale, issue?.message ?? "")).not.toBe(errorSentence(locale, "invalid"));
  }
  expect(confirmedSchema.parse("yes")).toBe("yes");
});
