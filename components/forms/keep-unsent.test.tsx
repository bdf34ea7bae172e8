import { renderToStaticMarkup } from "react-dom/server";
import { expect, it } from "vitest";
import { FormContext } from "@/components/forms/form-state";
import { formLabels } from "@/components/forms/form-labels";
import { KeepUnsent } from "@/components/forms/keep-unsent";
import { packed } from "@/lib/core/packed";

const WORDS = packed({ kept: "", keptFirst: "", away: "", awayNothing: "", signedOut: "", signIn: "", another: "", refused: "" });
const [ONE, OTHER] = ["11111111-1111-4111-8111-111111111111", "22222222-2222-4222-8222-222222222222"] as const;

/** The boxes of a form as its page is drawn for `writer`, after a post that sent these values, if any. */
function drawn(writer: string, sent?: Record<string, string>): string {
  const failure = sent === undefined ? null : ({ ok: false, code: "conflict", messageKey: "anotherWriter", values: sent } as const);
  return renderToStaticMarkup(
    <FormContext value={{ failure, values: sent ?? null, pending: false, labels: formLabels("en"), fields: {}, scope: undefined }}>
      <KeepUnsent to="/desk/unsent" id={ONE} from={null} address="/desk/cases/new" recordId={null} writer={writer} fields={null} signInAt="/desk/sign-in" words={WORDS} />
    </FormContext>,
  );
}

it("a form stays that of whoever typed it, though its page is drawn anew for somebody else who has signed in since", () => {
  expect(drawn(ONE)).toContain(`name="unsentBy" value="${ONE}"`);
  expect(drawn(OTHER, { text: "mine", unsentBy: ONE })).toContain(`name="unsentBy" value="${ONE}"`);
});
