import { keepSettings } from "@/components/desk/script-words";
import { Checkbox, Choices } from "@/components/forms/choices";
import { Form } from "@/components/forms/form";
import { formLabels } from "@/components/forms/form-labels";
import { SubmitButton } from "@/components/forms/submit-button";
import { TextArea } from "@/components/forms/text-area";
import type { AccountId, RecordId } from "@/lib/core/ids";
import type { Locale } from "@/lib/core/kinds";
import { paths } from "@/lib/core/paths";
import { approveExpungingAction, proposeExpungingAction, takeBackExpungingAction } from "@/lib/expunging/actions";
import { EXPUNGING_REASONS } from "@/lib/expunging/schema";
import { translatorFor } from "@/lib/messages/translate";
import type { UnsentAsSeen, UnsentFields } from "@/lib/unsent/schema";

type ProposeProps = { locale: Locale; title: string; /** For whom the page is drawn. */ writer: AccountId; recordId: RecordId; unsent: (UnsentAsSeen & { fields: UnsentFields }) | null };

export function ProposeExpungingForm({ locale, title, writer, recordId, unsent }: ProposeProps) {
  const t = translatorFor(locale, "expunging");
  return (
    <Form
      action={proposeExpungingAction}
      labels={formLabels(locale)}
      title={title}
      scope="propose"
      fields={{ reason: t("reason"), words: t("words"), confirmed: t("proposeConfirm") }}
      keep={keepSettings(locale, { writer, address: paths.desk.expunge(recordId), recordId, unsent })}
    >
      <input type="hidden" name="recordId" value={recordId} />
      <Choices name="reason" kind="radio" hint={t("reasonHint")} options={EXPUNGING_REASONS.map((reason) => ({ value: reason, label: t(`reasons.${reason}`) }))} />
      {/* A browser may send what it checks to its maker. */}
      <TextArea name="words" hint={t("wordsHint")} rows={4} spellCheck={false} />
      <Checkbox name="confirmed" label={t("proposeConfirm")} />
      <p>
        <SubmitButton tone="danger">{t("propose")}</SubmitButton>
      </p>
    </Form>
  );
}

/** @param seen what the page says goes, to be compared with what does */
export function ApproveExpungingForm({ locale, title, proposalId, seen }: { locale: Locale; title: string; proposalId: string; seen: string }) {
  const t = translatorFor(locale, "expunging");
  return (
    <Form action={approveExpungingAction} labels={formLabels(locale)} title={title} scope="approve" fields={{ confirmed: t("approve") }}>
      <input type="hidden" name="proposalId" value={proposalId} />
      <input type="hidden" name="seen" value={seen} />
      <Checkbox name="confirmed" label={t("approveConfirm")} />
      <p>
        <SubmitButton tone="danger">{t("approve")}</SubmitButton>
      </p>
    </Form>
  );
}

export function TakeBackExpungingForm({ locale, title, proposalId }: { locale: Locale; title: string; proposalId: string }) {
  const t = translatorFor(locale, "expunging");
  return (
    <Form action={takeBackExpungingAction} labels={formLabels(locale)} title={title} scope="back">
      <input type="hidden" name="proposalId" value={proposalId} />
      <p>
        <SubmitButton tone="secondary">{t("takeBack")}</SubmitButton>
      </p>
    </Form>
  );
}
