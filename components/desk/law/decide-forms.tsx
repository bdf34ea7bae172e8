import { Checkbox } from "@/components/forms/choices";
import { Form } from "@/components/forms/form";
import { formLabels } from "@/components/forms/form-labels";
import { HiddenField } from "@/components/forms/hidden-field";
import { SubmitButton } from "@/components/forms/submit-button";
import { TextArea } from "@/components/forms/text-area";
import { keepIdAt } from "@/components/desk/script-words";
import type { AccountId } from "@/lib/core/ids";
import type { Locale } from "@/lib/core/kinds";
import { approveLawAction, refuseLawAction, takeBackLawAction } from "@/lib/law/actions";
import { translatorFor } from "@/lib/messages/translate";

type DecideFormsProps = { locale: Locale; title: string; writer: AccountId; lawId: string; may: { approve: boolean; refuse: boolean; takeBack: boolean } };

/** What this person may do with a proposal: let it take effect, refuse it, take it back. */
export function DecideForms({ locale, title, writer, lawId, may }: DecideFormsProps) {
  const t = translatorFor(locale, "law");
  const labels = formLabels(locale);
  return (
    <div className="mt-4 grid gap-6">
      {may.approve && (
        <Form action={approveLawAction} labels={labels} title={title} scope={`approve-${lawId}`} fields={{ confirmed: t("approveConfirm") }}>
          <input type="hidden" name="lawId" value={lawId} />
          <p>
            {t("effect")} {may.takeBack ? t("aloneHint") : null}
          </p>
          <Checkbox name="confirmed" label={t("approveConfirm")} />
          <p>
            <SubmitButton>{t("approve")}</SubmitButton>
          </p>
        </Form>
      )}
      {may.refuse && (
        <Form action={refuseLawAction} labels={labels} title={title} scope={`refuse-${lawId}`} fields={{ note: t("refuseNote") }}>
          <input type="hidden" name="lawId" value={lawId} />
          <HiddenField name="unsentId" value={keepIdAt(`refuse ${lawId}`)} />
          <HiddenField name="unsentBy" value={writer} />
          <TextArea name="note" rows={2} />
          <p>
            <SubmitButton tone="secondary">{t("refuse")}</SubmitButton>
          </p>
        </Form>
      )}
      {may.takeBack && (
        <Form action={takeBackLawAction} labels={labels} title={title} scope={`back-${lawId}`}>
          <input type="hidden" name="lawId" value={lawId} />
          {!may.approve && <p>{t("own")}</p>}
          <p>
            <SubmitButton tone="secondary">{t("takeBack")}</SubmitButton>
          </p>
        </Form>
      )}
    </div>
  );
}
