import type { ReactNode } from "react";
import { keepIdAt } from "@/components/desk/script-words";
import { Checkbox } from "@/components/forms/choices";
import { Form } from "@/components/forms/form";
import { formLabels } from "@/components/forms/form-labels";
import { Select } from "@/components/forms/select";
import { HiddenField } from "@/components/forms/hidden-field";
import { SubmitButton } from "@/components/forms/submit-button";
import { TextArea } from "@/components/forms/text-area";
import type { AccountId, RequestId } from "@/lib/core/ids";
import type { Locale } from "@/lib/core/kinds";
import { REQUEST_OUTCOMES } from "@/lib/core/requests";
import { translatorFor } from "@/lib/messages/translate";
import { answerRequestAction, claimRequestAction, closeRequestAction, expungeRequestAction, noteRequestAction, reopenRequestAction } from "@/lib/requests/actions";

type RequestActionsProps = {
  locale: Locale;
  /** For whom the page is drawn. */
  writer: AccountId;
  requestId: RequestId;
  reference: string;
  title: string;
  may: Readonly<Record<"claim" | "note" | "answer" | "close" | "reopen" | "expunge", boolean>>;
};

/** What this person may do with a request now, and nothing else. */
export function RequestActions({ locale, writer, requestId, reference, title, may }: RequestActionsProps) {
  const t = translatorFor(locale, "requests");
  const labels = formLabels(locale);
  const hidden = <input type="hidden" name="requestId" value={requestId} />;
  return (
    <div className="grid max-w-measure gap-8">
      {may.claim && (
        <Act heading={t("desk.claim")} hint={t("desk.claimHint")}>
          <Form action={claimRequestAction} labels={labels} title={title} scope="claim">
            {hidden}
            <p>
              <SubmitButton>{t("desk.claim")}</SubmitButton>
            </p>
          </Form>
        </Act>
      )}
      {may.note && (
        <Act heading={t("desk.note")}>
          <Form action={noteRequestAction} labels={labels} title={title} scope="note" fields={{ text: t("desk.noteLabel") }}>
            {hidden}
            {/* Kept nowhere before it is sent: it may repeat words that will be erased. Pressed twice, it is written once. */}
            <HiddenField name="unsentId" value={keepIdAt(`note ${requestId}`)} />
            <HiddenField name="unsentBy" value={writer} />
            <TextArea name="text" hint={t("desk.noteHint")} rows={3} />
            <p>
              <SubmitButton tone="secondary">{t("desk.note")}</SubmitButton>
            </p>
          </Form>
        </Act>
      )}
      {may.answer && (
        <Act heading={t("desk.answer")} hint={t("desk.answerHint")}>
          <Form action={answerRequestAction} labels={labels} title={title} scope="answer">
            {hidden}
            <p>
              <SubmitButton tone="secondary">{t("desk.answer")}</SubmitButton>
            </p>
          </Form>
        </Act>
      )}
      {may.close && (
        <Act heading={t("desk.close")}>
          <Form action={closeRequestAction} labels={labels} title={title} scope="close" fields={{ outcome: t("desk.outcome") }}>
            {hidden}
            <Select name="outcome" empty={t("desk.outcomeEmpty")} options={REQUEST_OUTCOMES.map((outcome) => ({ value: outcome, label: t(`outcome.${outcome}`) }))} />
            <p>
              <SubmitButton>{t("desk.close")}</SubmitButton>
            </p>
          </Form>
        </Act>
      )}
      {may.reopen && (
        <Act heading={t("desk.reopen")} hint={t("desk.reopenHint")}>
          <Form action={reopenRequestAction} labels={labels} title={title} scope="reopen">
            {hidden}
            <p>
              <SubmitButton tone="secondary">{t("desk.reopen")}</SubmitButton>
            </p>
          </Form>
        </Act>
      )}
      {may.expunge && (
        <Act heading={t("desk.expunge")} hint={t("desk.expungeHint")}>
          <Form action={expungeRequestAction} labels={labels} title={title} scope="expunge" fields={{ confirmed: t("desk.expunge") }}>
            {hidden}
            <Checkbox name="confirmed" value="yes" label={t("desk.expungeConfirm", { reference })} />
            <p>
              <SubmitButton tone="danger">{t("desk.expunge")}</SubmitButton>
            </p>
          </Form>
        </Act>
      )}
    </div>
  );
}

function Act({ heading, hint, children }: { heading: string; hint?: string; children: ReactNode }) {
  return (
    <section className="border-t border-rule pt-4">
      <h3 className="mb-3">{heading}</h3>
      {hint === undefined ? null : <p className="mb-3">{hint}</p>}
      {children}
    </section>
  );
}
