import { Checkbox } from "@/components/forms/choices";
import { Form } from "@/components/forms/form";
import { formLabels } from "@/components/forms/form-labels";
import { HiddenField } from "@/components/forms/hidden-field";
import { SubmitButton } from "@/components/forms/submit-button";
import { TextArea } from "@/components/forms/text-area";
import { keepIdAt } from "@/components/desk/script-words";
import type { AccountId } from "@/lib/core/ids";
import type { Locale } from "@/lib/core/kinds";
import type { ActionResult } from "@/lib/core/result";
import { translatorFor } from "@/lib/messages/translate";
import type { MayDecide } from "@/lib/proposals/schema";

type Decide = (previous: ActionResult<{ practice: string }> | null, form: FormData) => Promise<ActionResult<{ practice: string }>>;

/** How proposals of one kind are decided on: the actions, the field in which they take the id, and the words that only this kind has. */
export type Deciding = { idField: string; approve: Decide; refuse: Decide; takeBack: Decide; /** What happens when it takes effect. */ effect: string; /** What whoever approves it says of it. */ confirm: string };

type DecideFormsProps = { locale: Locale; title: string; writer: AccountId; id: string; may: MayDecide; deciding: Deciding };

/** What this person may do with a proposal: let it take effect, refuse it, take it back. */
export function DecideForms({ locale, title, writer, id, may, deciding }: DecideFormsProps) {
  const t = translatorFor(locale, "proposals");
  const labels = formLabels(locale);
  const { idField, effect, confirm } = deciding;
  return (
    <div className="mt-4 grid gap-6">
      {may.approve && (
        <Form action={deciding.approve} labels={labels} title={title} scope={`approve-${id}`} fields={{ confirmed: confirm }}>
          <input type="hidden" name={idField} value={id} />
          <p>
            {effect} {may.takeBack ? t("aloneHint") : null}
          </p>
          <Checkbox name="confirmed" label={confirm} />
          <p>
            <SubmitButton>{t("approve")}</SubmitButton>
          </p>
        </Form>
      )}
      {may.refuse && (
        <Form action={deciding.refuse} labels={labels} title={title} scope={`refuse-${id}`} fields={{ note: t("refuseNote") }}>
          <input type="hidden" name={idField} value={id} />
          <HiddenField name="unsentId" value={keepIdAt(`refuse ${id}`)} />
          <HiddenField name="unsentBy" value={writer} />
          <TextArea name="note" rows={2} />
          <p>
            <SubmitButton tone="secondary">{t("refuse")}</SubmitButton>
          </p>
        </Form>
      )}
      {may.takeBack && (
        <Form action={deciding.takeBack} labels={labels} title={title} scope={`back-${id}`}>
          <input type="hidden" name={idField} value={id} />
          {!may.approve && <p>{t("own")}</p>}
          <p>
            <SubmitButton tone="secondary">{t("takeBack")}</SubmitButton>
          </p>
        </Form>
      )}
    </div>
  );
}
