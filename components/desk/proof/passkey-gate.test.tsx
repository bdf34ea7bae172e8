import { renderToStaticMarkup } from "react-dom/server";
import { expect, it, vi } from "vitest";
import { PasskeyGate } from "@/components/desk/proof/passkey-gate";
import { FormContext } from "@/components/forms/form-state";
import { formLabels } from "@/components/forms/form-labels";
import { LOCALES } from "@/lib/core/kinds";

// Drawn without what a passkey is given to.
vi.mock("@/lib/accounts/actions", () => ({ beginProofAction: () => null, provePasskeyAction: () => null }));

it.each(LOCALES)("whoever has no passkey is told what to do next, and of a button only where one stands (%s)", (locale) => {
  const drawn = (isAlone: boolean) =>
    renderToStaticMarkup(
      <FormContext value={{ failure: null, values: null, pending: false, labels: formLabels(locale), fields: {}, scope: undefined }}>
        <PasskeyGate name="code" hasPasskey={false} isAlone={isAlone} />
      </FormContext>,
    );
  expect([drawn(false), drawn(true)].map((html) => /button|按钮|按下/u.test(html))).toEqual([true, false]);
  for (const html of [drawn(false), drawn(true)]) expect(html).toContain('href="/desk/passkeys"');
});
