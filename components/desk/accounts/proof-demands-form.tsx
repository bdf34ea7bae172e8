import { dayText } from "@/components/desk/accounts/moment";
import { Checkbox } from "@/components/forms/choices";
import { Form } from "@/components/forms/form";
import { formLabels } from "@/components/forms/form-labels";
import { Select } from "@/components/forms/select";
import { SubmitButton } from "@/components/forms/submit-button";
import { demandProofAction } from "@/lib/accounts/actions";
import { GRAVE_KINDS, PROOF_DEMANDS, type GraveKind, type Locale, type ProofDemand } from "@/lib/core/kinds";
import { translatorFor } from "@/lib/messages/translate";

type ProofDemandsFormProps = {
  locale: Locale;
  title: string;
  /** `withPasskey` of `admins` have one. Null for whoever does not say what the office asks for. */
  here: { demands: Readonly<Record<GraveKind, ProofDemand>>; set: { by: string; at: Date } | null; admins: number; withPasskey: number } | null;
};

/** What this office asks for once more before grave acts, and who could give it. */
export function ProofDemandsForm({ locale, title, here }: ProofDemandsFormProps) {
  if (here === null) return null;
  const t = translatorFor(locale, "proof");
  const { demands, set, admins, withPasskey } = here;
  const isFragile = withPasskey < 2 && admins > 1 && Object.values(demands).includes("passkey");
  const fields = { ...Object.fromEntries(GRAVE_KINDS.map((kind) => [kind, t(`office.acts.${kind}`)])), confirmed: t("office.save") };
  return (
    <section aria-labelledby="fresh-proof" className="mt-10 max-w-measure">
      <h2 id="fresh-proof" className="mb-4">
        {t("office.title")}
      </h2>
      <div className="mb-6 grid gap-3">
        <p>{t("office.intro")}</p>
        <p>{t("office.passkey")}</p>
        <p>{t("office.who", { with: withPasskey, all: admins })}</p>
        {isFragile && <p className="border-s-4 border-caution ps-3">{t("office.fragile")}</p>}
        {set !== null && <p className="text-small text-muted">{t("office.last", { name: set.by, day: dayText(set.at, locale) })}</p>}
      </div>
      <Form action={demandProofAction} labels={formLabels(locale)} title={title} scope="fresh-proof" fields={fields}>
        {GRAVE_KINDS.map((kind) => (
          <Select key={kind} name={kind} hint={t(`office.actHints.${kind}`)} options={PROOF_DEMANDS.map((value) => ({ value, label: t(`office.demands.${value}`) }))} defaultValue={demands[kind]} />
        ))}
        <Checkbox name="confirmed" label={t("office.confirm")} />
        <p>
          <SubmitButton>{t("office.save")}</SubmitButton>
        </p>
      </Form>
    </section>
  );
}
