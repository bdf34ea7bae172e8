import { renderToStaticMarkup } from "react-dom/server";
import { expect, it } from "vitest";
import { FormContext } from "@/components/forms/form-state";
import { formLabels } from "@/components/forms/form-labels";
import { HiddenField } from "@/components/forms/hidden-field";

/** The box of a form that was drawn anew, from this, after a post that sent these values, if any. */
function drawn(value: string, sent?: Record<string, string>): string {
  const failure = sent === undefined ? null : ({ ok: false, code: "invalid", messageKey: "changeEmpty", values: sent } as const);
  return renderToStaticMarkup(
    <FormContext value={{ failure, values: sent ?? null, pending: false, labels: formLabels("en"), fields: {}, scope: "submit" }}>
      <HiddenField name="noteSeen" value={value} />
    </FormContext>,
  );
}

it("sends what the form showed, also when a post failed and the page is drawn from something newer", () => {
  expect(drawn("as shown")).toContain('value="as shown"');
  expect(drawn("as shown\nadded since", { note: "typed", noteSeen: "as shown" })).toContain('value="as shown"');
  expect(drawn("added since", { note: "typed", noteSeen: "" })).toContain('value=""');
});
