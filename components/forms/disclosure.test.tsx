import { renderToStaticMarkup } from "react-dom/server";
import { expect, it } from "vitest";
import { Disclosure } from "@/components/forms/disclosure";
import { FormContext } from "@/components/forms/form-state";
import type { ActionFailure } from "@/lib/core/result";

const labels = { locale: "en", problem: "", errorPrefix: "", saving: "", optional: "" } as const;

/** Whether the part of a date for a second one stands open, where a form comes back with these values and messages. */
function isOpen(values: Record<string, string | string[]>, fieldErrors: Record<string, string[]> = {}): boolean {
  const failure: ActionFailure = { ok: false, code: "invalid", messageKey: "invalid", fieldErrors };
  const markup = renderToStaticMarkup(
    <FormContext value={{ failure, values, pending: false, labels, fields: {}, scope: undefined }}>
      <Disclosure summary="Two dates" prefix="date." within={{ extent: "on", untilYear: "" }}>
        <input name="date.untilYear" />
      </Disclosure>
    </FormContext>,
  );
  return /<details[^>]* open/u.test(markup);
}

it("stays closed where nothing in it was typed, also when a neighbour of the same prefix was, or is wrong", () => {
  expect(isOpen({ "date.year": "2031", "date.extent": "on", "date.untilYear": "" }, { "date.year": ["year"] })).toBe(false);
});

it("opens where something in it was typed or chosen, or is wrong", () => {
  expect(isOpen({ "date.untilYear": "2032" })).toBe(true);
  expect(isOpen({ "date.extent": "between" })).toBe(true);
  expect(isOpen({ "date.extent": ["between"] })).toBe(true);
  expect(isOpen({ "date.extent": "on" }, { "date.untilYear": ["year"] })).toBe(true);
});
