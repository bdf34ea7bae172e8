import type { ReactNode } from "react";
import { Checkbox } from "@/components/forms/choices";
import { Form } from "@/components/forms/form";
import { formLabels } from "@/components/forms/form-labels";
import type { KeepSettings } from "@/components/forms/keep-unsent";
import { HiddenField } from "@/components/forms/hidden-field";
import { SubmitButton } from "@/components/forms/submit-button";
import { TextArea } from "@/components/forms/text-area";
import { EmbargoForm } from "@/components/desk/review/embargo-forms";
import { discardAction, reopenAction, returnAction, submitAction } from "@/lib/changes/actions";
import type { ChangeId } from "@/lib/core/ids";
import type { Locale } from "@/lib/core/kinds";
import { errorSentence, translatorFor } from "@/lib/messages/translate";
import { publishAction } from "@/lib/publication/actions";

type Allowed = { allowed: true } | { allowed: false; reason: string };

type ChangeActionsProps = {
  locale: Locale;
  changeId: ChangeId;
  /** The fingerprint of what this page shows. */
  seen: string;
  title: string;
  /** Whether the public has read what this replaces or retires: a correction says why. */
  isCorrection: boolean;
  note: string | null;
  /** Boxes for comments on single fields, drawn into the form that returns. */
  fieldComments: ReactNode;
  /** Keeps what an editor writes while they read, and fills it in again. */
  keepReturn: KeepSettings;
  may: { submit: Allowed; discard: Allowed; return: Allowed; publish: Allowed; reopen: Allowed };
};

/** What this person may do with a change now; what not, and why not, is said once in plain words. */
export function ChangeActions({ locale, changeId, seen, title, isCorrection, note, fieldComments, keepReturn, may }: ChangeActionsProps) {
  const t = translatorFor(locale, "desk");
  const labels = formLabels(locale);
  const hidden = <input type="hidden" name="changeId" value={changeId} />;
  const isMine = may.submit.allowed || may.discard.allowed || may.reopen.allowed;
  const isMineToDecide = may.publish.allowed || may.return.allowed;
  const refusals = [
    ...new Set([
      ...(isMine && !may.submit.allowed && !may.reopen.allowed ? [may.submit.reason] : []),
      // Whoever wrote it reads who decides, while they can still take it back.
      ...(may.reopen.allowed && !may.publish.allowed ? [may.publish.reason] : []),
      ...(!isMine && !isMineToDecide ? [may.publish, may.return].flatMap((permission) => (permission.allowed ? [] : [permission.reason])) : []),
    ]),
  ];
  return (
    <div className="grid gap-8">
      {refusals.map((reason) => (
        <p key={reason} className="border-s-4 border-caution ps-3">
          {errorSentence(locale, reason)}
        </p>
      ))}
      {may.submit.allowed && (
        <Act heading={t("change.submit")}>
          <Form action={submitAction} labels={labels} title={title} scope="submit" fields={{ note: t("change.note") }}>
            {hidden}
            <HiddenField name="noteSeen" value={note ?? ""} />
            <TextArea name="note" hint={t("change.noteHint")} optional rows={2} defaultValue={note ?? ""} />
            <p>
              <SubmitButton>{t("change.submit")}</SubmitButton>
            </p>
          </Form>
        </Act>
      )}
      {may.publish.allowed && (
        <Act heading={t("change.publish")}>
          <Form action={publishAction} labels={labels} title={title} scope="publish" fields={{ publicNote: t("change.publicNote") }}>
            {hidden}
            <input type="hidden" name="seen" value={seen} />
            <p>{t("change.publishHint")}</p>
            {isCorrection && <TextArea name="publicNote" hint={t("change.publicNoteHint")} rows={2} />}
            <p>
              <SubmitButton>{t("change.publish")}</SubmitButton>
            </p>
          </Form>
        </Act>
      )}
      {may.publish.allowed && (
        <Act heading={translatorFor(locale, "reviewing")("embargo.heading")}>
          <EmbargoForm locale={locale} changeId={changeId} seen={seen} title={title} isCorrection={isCorrection} />
        </Act>
      )}
      {may.return.allowed && (
        <Act heading={t("change.return")}>
          <Form action={returnAction} labels={labels} title={title} scope="return" fields={{ comment: t("change.comment") }} keep={keepReturn}>
            {hidden}
            <input type="hidden" name="seen" value={seen} />
            <TextArea name="comment" hint={t("change.commentHint")} rows={3} />
            {fieldComments}
            <p>
              <SubmitButton tone="secondary">{t("change.return")}</SubmitButton>
            </p>
          </Form>
        </Act>
      )}
      {may.reopen.allowed && (
        <Act heading={translatorFor(locale, "reviewing")("reopen.heading")}>
          <Form action={reopenAction} labels={labels} title={title} scope="reopen">
            {hidden}
            <p>{translatorFor(locale, "reviewing")("reopen.hint")}</p>
            <p>
              <SubmitButton tone="secondary">{translatorFor(locale, "reviewing")("reopen.button")}</SubmitButton>
            </p>
          </Form>
        </Act>
      )}
      {may.discard.allowed && (
        <Act heading={t("change.discard")}>
          <Form action={discardAction} labels={labels} title={title} scope="discard" fields={{ confirmed: t("change.discard") }}>
            {hidden}
            <p>{t("change.discardHint")}</p>
            <Checkbox name="confirmed" label={t("change.discardConfirm")} />
            <p>
              <SubmitButton tone="danger">{t("change.discard")}</SubmitButton>
            </p>
          </Form>
        </Act>
      )}
    </div>
  );
}

function Act({ heading, children }: { heading: string; children: ReactNode }) {
  return (
    <section className="border-t border-rule pt-4">
      <h3 className="mb-3">{heading}</h3>
      {children}
    </section>
  );
}
