import { MergesAlong, type MergeShown } from "@/components/desk/duplicates/merge-notice";
import { Checkbox } from "@/components/forms/choices";
import { Form } from "@/components/forms/form";
import { formLabels } from "@/components/forms/form-labels";
import { Select } from "@/components/forms/select";
import { SubmitButton } from "@/components/forms/submit-button";
import { TextArea } from "@/components/forms/text-area";
import type { RecordId } from "@/lib/core/ids";
import type { Locale } from "@/lib/core/kinds";
import { translatorFor } from "@/lib/messages/translate";
import { withdrawAction, withholdAction } from "@/lib/publication/actions";
import { StillNamed, type StillNamedRecords } from "./still-named";

type TakeDownFormsProps = { locale: Locale; recordId: RecordId; name: string; title: string; past: readonly { number: number; label: string }[]; mayWithdraw: boolean; stillNamed: StillNamedRecords; /** Those that stand, by which others went into it. */ along: readonly MergeShown[] };

/** Withholding one past edition, and withdrawing the whole record: each says first what it does, what it leaves and what it cannot undo. */
export function TakeDownForms({ locale, recordId, name, title, past, mayWithdraw, stillNamed, along }: TakeDownFormsProps) {
  const t = translatorFor(locale, "desk");
  const labels = formLabels(locale);
  const reason = t("editions.reasonLabel");
  return (
    <>
      <section aria-labelledby="withhold" className="mt-10 border-t border-rule pt-4">
        <h2 id="withhold">{t("editions.withholdLegend")}</h2>
        <p className="mb-4">{t("editions.withholdHint")}</p>
        {past.length === 0 ? (
          <p className="text-muted">{t("editions.withholdNone")}</p>
        ) : (
          <Form action={withholdAction} labels={labels} title={title} scope="withhold" fields={{ number: t("editions.withholdNumber"), reason, confirmed: t("editions.withholdLegend") }}>
            <input type="hidden" name="recordId" value={recordId} />
            <Select name="number" options={past.map(({ number, label }) => ({ value: String(number), label }))} />
            <TextArea name="reason" hint={t("editions.reasonHint")} rows={2} />
            <Checkbox name="confirmed" label={t("editions.withholdConfirm")} />
            <p>
              <SubmitButton tone="danger">{t("editions.withholdLegend")}</SubmitButton>
            </p>
          </Form>
        )}
      </section>
      {mayWithdraw && (
        <section aria-labelledby="withdraw" className="mt-10 border-t border-rule pt-4">
          <h2 id="withdraw">{t("editions.withdraw")}</h2>
          <p className="mb-4">{t("editions.withdrawHint")}</p>
          <MergesAlong locale={locale} merges={along} />
          <StillNamed locale={locale} found={stillNamed} level={3} />
          <Form action={withdrawAction} labels={labels} title={title} scope="withdraw" fields={{ reason, confirmed: t("editions.withdraw") }}>
            <input type="hidden" name="recordId" value={recordId} />
            <TextArea name="reason" hint={t("editions.reasonHint")} rows={2} />
            <Checkbox name="confirmed" value="yes" label={t("editions.withdrawConfirm", { name })} />
            <p>
              <SubmitButton tone="danger">{t("editions.withdraw")}</SubmitButton>
            </p>
          </Form>
        </section>
      )}
    </>
  );
}
