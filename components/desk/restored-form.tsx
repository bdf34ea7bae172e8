import { momentText } from "@/components/desk/accounts/moment";
import { keepIdAt } from "@/components/desk/script-words";
import { TypedWords } from "@/components/desk/typed-words";
import { Checkbox } from "@/components/forms/choices";
import { Form } from "@/components/forms/form";
import { formLabels } from "@/components/forms/form-labels";
import { SubmitButton } from "@/components/forms/submit-button";
import type { Locale } from "@/lib/core/kinds";
import { translatorFor } from "@/lib/messages/translate";
import { dropUnsentAction } from "@/lib/unsent/actions";
import { UNSENT_KEPT_DAYS, type UnsentAsSeen, type UnsentFields } from "@/lib/unsent/schema";

type RestoredFormProps = { locale: Locale; address: string; title: string; unsent: (UnsentAsSeen & { savedAt: Date }) | null };
type TypedBeforeProps = RestoredFormProps & { unsent: { fields: UnsentFields } | null };

/** Says that the form below is filled with what was typed before and not sent, and throws that away where it is not wanted. Nothing where there is none. */
export function RestoredForm({ locale, address, title, unsent }: RestoredFormProps) {
  if (unsent === null) return null;
  const t = translatorFor(locale, "logging");
  return (
    <section aria-labelledby="restored" className="mb-8 border-s-4 border-accent bg-accent-soft p-4">
      <h2 id="restored">{t("restored.title")}</h2>
      <p className="my-3">{t("restored.text", { moment: momentText(unsent.savedAt, locale), days: UNSENT_KEPT_DAYS })}</p>
      <DropForm locale={locale} address={address} title={title} unsent={unsent} />
    </section>
  );
}

/** The same where the form stands here no more, since what it was about has moved on: what was typed is still read, and copied or thrown away. */
export function TypedBefore({ locale, address, title, unsent }: TypedBeforeProps) {
  if (unsent === null) return null;
  const t = translatorFor(locale, "logging");
  return (
    <section aria-labelledby="restored" className="mb-8 border-s-4 border-accent bg-accent-soft p-4">
      <h2 id="restored">{t("restored.title")}</h2>
      <p className="my-3">{t("restored.gone", { moment: momentText(unsent.savedAt, locale), days: UNSENT_KEPT_DAYS })}</p>
      <div className="mb-4">
        <TypedWords typed={unsent.fields} />
      </div>
      <DropForm locale={locale} address={address} title={title} unsent={unsent} />
    </section>
  );
}

function DropForm({ locale, address, title, unsent }: { locale: Locale; address: string; title: string; unsent: UnsentAsSeen }) {
  const t = translatorFor(locale, "logging");
  return (
    <Form action={dropUnsentAction} labels={formLabels(locale)} title={title} scope="restored" fields={{ confirmed: t("restored.drop") }}>
      <input type="hidden" name="unsent" value={unsent.id} />
      <input type="hidden" name="own" value={keepIdAt(address)} />
      <input type="hidden" name="address" value={address} />
      <Checkbox name="confirmed" label={t("restored.confirm")} />
      <p>
        <SubmitButton tone="secondary">{t("restored.drop")}</SubmitButton>
      </p>
    </Form>
  );
}
