import { Checkbox, Choices } from "@/components/forms/choices";
import { Field } from "@/components/forms/field";
import { Form } from "@/components/forms/form";
import { formLabels } from "@/components/forms/form-labels";
import { HiddenField } from "@/components/forms/hidden-field";
import { Select } from "@/components/forms/select";
import { SubmitButton } from "@/components/forms/submit-button";
import { TextArea } from "@/components/forms/text-area";
import type { AccountId, RecordId, SealedId } from "@/lib/core/ids";
import type { Locale } from "@/lib/core/kinds";
import { translatorFor } from "@/lib/messages/translate";
import { eraseIdentityAction, nameReaderAction, readIdentityAction, removeReaderAction, sealIdentityAction } from "@/lib/sealed/actions";
import { READING_MINUTES } from "@/lib/sealed/schema";

type AboutIdentity = { locale: Locale; title: string; identityId: SealedId };
type Named = { accountId: AccountId; name: string };

/** None of these forms keeps what is typed on the server: a copy of it would stand unsealed in the database. */
export function SealForm({ locale, title, sourceId, identityId, colleagues }: AboutIdentity & { sourceId: RecordId; colleagues: readonly Named[] }) {
  const t = translatorFor(locale, "sealed");
  return (
    <Form action={sealIdentityAction} labels={formLabels(locale)} title={title} scope="seal" fields={{ words: t("addWords"), readers: t("addReaders") }}>
      <input type="hidden" name="sourceId" value={sourceId} />
      <HiddenField name="identityId" value={identityId} />
      {/* A browser may send what it checks to its maker. */}
      <TextArea name="words" rows={4} spellCheck={false} />
      {colleagues.length === 0 ? (
        <p className="text-muted">{t("noColleagues")}</p>
      ) : (
        <Choices name="readers" kind="checkbox" optional options={colleagues.map(({ accountId, name }) => ({ value: accountId, label: name }))} />
      )}
      <p>
        <SubmitButton>{t("add")}</SubmitButton>
      </p>
    </Form>
  );
}

export function ReadForm({ locale, title, identityId }: AboutIdentity) {
  const t = translatorFor(locale, "sealed");
  return (
    <Form action={readIdentityAction} labels={formLabels(locale)} title={title} scope={`read-${identityId}`} fields={{ code: t("code") }}>
      <input type="hidden" name="identityId" value={identityId} />
      <p>{t("readHint", { minutes: READING_MINUTES })}</p>
      <Field name="code" hint={t("codeHint")} autoComplete="one-time-code" />
      <p>
        <SubmitButton>{t("read")}</SubmitButton>
      </p>
    </Form>
  );
}

export function NameForm({ locale, title, identityId, others }: AboutIdentity & { others: readonly Named[] }) {
  const t = translatorFor(locale, "sealed");
  return (
    <Form action={nameReaderAction} labels={formLabels(locale)} title={title} scope={`name-${identityId}`} fields={{ accountId: t("name"), code: t("code") }}>
      <input type="hidden" name="identityId" value={identityId} />
      <Select name="accountId" empty={t("nameEmpty")} hint={t("nameHint")} options={others.map(({ accountId, name }) => ({ value: accountId, label: name }))} />
      <Field name="code" hint={t("codeHint")} autoComplete="one-time-code" />
      <p>
        <SubmitButton tone="secondary">{t("name")}</SubmitButton>
      </p>
    </Form>
  );
}

export function RemoveForm({ locale, title, identityId, accountId, label }: AboutIdentity & { accountId: AccountId; label: string }) {
  return (
    <Form action={removeReaderAction} labels={formLabels(locale)} title={title} scope={`remove-${identityId}-${accountId}`}>
      <input type="hidden" name="identityId" value={identityId} />
      <input type="hidden" name="accountId" value={accountId} />
      <SubmitButton tone="secondary">{label}</SubmitButton>
    </Form>
  );
}

export function EraseForm({ locale, title, identityId }: AboutIdentity) {
  const t = translatorFor(locale, "sealed");
  return (
    <Form action={eraseIdentityAction} labels={formLabels(locale)} title={title} scope={`erase-${identityId}`} fields={{ confirmed: t("erase") }}>
      <input type="hidden" name="identityId" value={identityId} />
      <h3>{t("erase")}</h3>
      <p>{t("eraseHint")}</p>
      <Checkbox name="confirmed" value="yes" label={t("eraseConfirm")} />
      <p>
        <SubmitButton tone="danger">{t("erase")}</SubmitButton>
      </p>
    </Form>
  );
}
