import { Field } from "@/components/forms/field";
import { Form } from "@/components/forms/form";
import { formLabels } from "@/components/forms/form-labels";
import { SubmitButton } from "@/components/forms/submit-button";
import { TextArea } from "@/components/forms/text-area";
import { momentText } from "@/components/desk/accounts/moment";
import type { ChangeId } from "@/lib/core/ids";
import type { Locale } from "@/lib/core/kinds";
import { errorSentence, translatorFor } from "@/lib/messages/translate";
import { embargoAction, liftEmbargoAction } from "@/lib/publication/actions";

type EmbargoFormProps = { locale: Locale; changeId: ChangeId; seen: string; title: string; isCorrection: boolean };

/** Approves a change for a later moment. */
export function EmbargoForm({ locale, changeId, seen, title, isCorrection }: EmbargoFormProps) {
  const t = translatorFor(locale, "reviewing");
  const desk = translatorFor(locale, "desk");
  return (
    <Form action={embargoAction} labels={formLabels(locale)} title={title} scope="embargo" fields={{ publishOn: t("embargo.on"), publishTime: t("embargo.time"), laterNote: desk("change.publicNote") }}>
      <input type="hidden" name="changeId" value={changeId} />
      <input type="hidden" name="seen" value={seen} />
      <p>{t("embargo.hint")}</p>
      <div className="grid items-end gap-5 sm:grid-cols-2">
        <Field name="publishOn" hint={t("embargo.onHint")} />
        <Field name="publishTime" hint={t("embargo.timeHint")} />
      </div>
      {isCorrection && <TextArea name="laterNote" hint={desk("change.publicNoteHint")} rows={2} />}
      <p>
        <SubmitButton tone="secondary">{t("embargo.button")}</SubmitButton>
      </p>
    </Form>
  );
}

type EmbargoNoticeProps = {
  locale: Locale;
  changeId: ChangeId;
  title: string;
  embargo: { state: "waiting" | "published" | "refused" | "taken_back"; publishAt: Date; approvedBy: string; refusal: string | null; mayLift: boolean };
};

/** For when a change was approved, and what became of that. */
export function EmbargoNotice({ locale, changeId, title, embargo: { state, publishAt, approvedBy, refusal, mayLift } }: EmbargoNoticeProps) {
  const t = translatorFor(locale, "reviewing");
  return (
    <div className="mb-8 grid gap-3 border-s-4 border-caution ps-4">
      <p className="font-semibold">
        {t(`embargo.${state}`, { moment: momentText(publishAt, locale), by: approvedBy })}
        {refusal !== null && ` ${errorSentence(locale, refusal)}`}
      </p>
      {mayLift && (
        <Form action={liftEmbargoAction} labels={formLabels(locale)} title={title} scope="lift">
          <input type="hidden" name="changeId" value={changeId} />
          <p>{t("embargo.liftHint")}</p>
          <p>
            <SubmitButton tone="secondary">{t("embargo.lift")}</SubmitButton>
          </p>
        </Form>
      )}
    </div>
  );
}
