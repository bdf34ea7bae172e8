import { dayText } from "@/components/desk/accounts/moment";
import { DeskPage } from "@/components/desk/desk-page";
import { AddPasskeyForm, type AddPasskeyWords } from "@/components/desk/passkeys/add-passkey-form";
import { CodeField } from "@/components/desk/passkeys/code-field";
import { inPlaceWords } from "@/components/desk/passkeys/in-place-words";
import { Choices } from "@/components/forms/choices";
import { Form } from "@/components/forms/form";
import { formLabels } from "@/components/forms/form-labels";
import { SubmitButton } from "@/components/forms/submit-button";
import { DrawnFrom } from "@/components/ui/drawn-once";
import { removePasskeyAction } from "@/lib/accounts/actions";
import { listPasskeys, type PasskeySummary } from "@/lib/accounts/queries/list-passkeys";
import { requireActor } from "@/lib/accounts/require-actor";
import type { Locale } from "@/lib/core/kinds";
import { onceForEach } from "@/lib/core/once";
import { packed, type Packed } from "@/lib/core/packed";
import { paths } from "@/lib/core/paths";
import { translatorFor } from "@/lib/messages/translate";

const addWords = onceForEach((locale: Locale): Packed<AddPasskeyWords> => {
  const t = translatorFor(locale, "passkeys");
  return packed<AddPasskeyWords>({ fields: { name: t("name"), code: t("code") }, nameHint: t("nameHint"), codeHint: t("codeHint"), addHint: t("addHint"), add: t("add"), needsScript: t("needsScript") });
});

/** One's own passkeys: which there are, adding one, and removing one. */
export default async function PasskeysPage() {
  const actor = await requireActor();
  const { locale } = actor;
  const passkeys = await listPasskeys(actor);
  const t = translatorFor(locale, "passkeys");
  const title = t("title");
  const labels = formLabels(locale);
  const isThere = passkeys.length > 0;
  return (
    <DeskPage locale={locale} title={title} crumbs={[{ href: paths.desk.sessions(), label: translatorFor(locale, "accounts")("sessions.title") }]}>
      <DrawnFrom className="mb-8 grid max-w-measure gap-3" from={locale} draw={introIn} />
      <section aria-labelledby="list" className="mb-10 max-w-measure">
        <h2 id="list" className="mb-4">
          {t("list")}
        </h2>
        {isThere ? (
          <ul className="grid gap-4">
            {passkeys.map((passkey) => (
              <li key={passkey.passkeyId} className="border-s-2 border-rule ps-4">
                <p className="wrap-anywhere">
                  <strong>{passkey.name}</strong>
                </p>
                <p className="text-small text-muted">{daysOf(passkey, locale)}</p>
              </li>
            ))}
          </ul>
        ) : (
          <p>{t("none")}</p>
        )}
      </section>
      <section aria-labelledby="add" className="mb-10 max-w-measure">
        <h2 id="add" className="mb-4">
          {t("add")}
        </h2>
        <AddPasskeyForm labels={labels} pageTitle={title} words={addWords(locale)} inPlace={isThere ? inPlaceWords(locale) : null} />
      </section>
      {isThere && (
        <section aria-labelledby="remove" className="max-w-measure">
          <h2 id="remove" className="mb-4">
            {t("remove")}
          </h2>
          <p className="mb-4">{t("removeHint")}</p>
          <Form action={removePasskeyAction} labels={labels} title={title} scope="remove" fields={{ passkeyId: t("which"), code: t("code") }}>
            <Choices name="passkeyId" kind="radio" options={passkeys.map((passkey) => ({ value: passkey.passkeyId, label: passkey.name, hint: daysOf(passkey, locale) }))} />
            <CodeField locale={locale} hint={t("codeHint")} passkeys={isThere} />
            <div>
              <SubmitButton tone="danger">{t("removeButton")}</SubmitButton>
            </div>
          </Form>
        </section>
      )}
    </DeskPage>
  );
}

function daysOf({ createdOn, lastUsedOn }: PasskeySummary, locale: Locale): string {
  const t = translatorFor(locale, "passkeys");
  const used = lastUsedOn === null ? t("unused") : t("used", { day: dayText(lastUsedOn, locale) });
  return `${t("added", { day: dayText(createdOn, locale) })}${translatorFor(locale, "common")("clauseSeparator")}${used}`;
}

function introIn(locale: Locale) {
  const t = translatorFor(locale, "passkeys");
  return (
    <>
      <p>{t("intro")}</p>
      <p>{t("stays")}</p>
      <p className="text-small text-muted">{t("trace")}</p>
    </>
  );
}
