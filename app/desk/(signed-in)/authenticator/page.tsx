import { DeskPage } from "@/components/desk/desk-page";
import { CodeForm } from "@/components/desk/passkeys/code-form";
import { inPlaceWords } from "@/components/desk/passkeys/in-place-words";
import { formLabels } from "@/components/forms/form-labels";
import { DrawnFrom } from "@/components/ui/drawn-once";
import { beginAuthenticatorAction } from "@/lib/accounts/actions";
import { hasPasskey } from "@/lib/accounts/queries/list-passkeys";
import { requireActor } from "@/lib/accounts/require-actor";
import type { Locale } from "@/lib/core/kinds";
import { paths } from "@/lib/core/paths";
import { translatorFor } from "@/lib/messages/translate";

/** First step of setting up another authenticator: the one that there is, or what stands in for it. */
export default async function OwnAuthenticatorPage() {
  const actor = await requireActor();
  const { locale } = actor;
  const t = translatorFor(locale, "passkeys");
  const title = t("authenticator.title");
  return (
    <DeskPage locale={locale} title={title} crumbs={[{ href: paths.desk.sessions(), label: translatorFor(locale, "accounts")("sessions.title") }]}>
      <DrawnFrom className="mb-6 grid max-w-measure gap-3" from={locale} draw={introIn} />
      <div className="max-w-measure">
        <CodeForm
          action={beginAuthenticatorAction}
          labels={formLabels(locale)}
          title={title}
          words={{ code: t("code"), codeHint: t("authenticator.codeHint"), button: t("authenticator.begin") }}
          inPlace={(await hasPasskey(actor)) ? inPlaceWords(locale) : null}
        />
      </div>
    </DeskPage>
  );
}

function introIn(locale: Locale) {
  const t = translatorFor(locale, "passkeys");
  return (
    <>
      <p>{t("authenticator.intro")}</p>
      <p>{t("authenticator.what")}</p>
      <p>{t("authenticator.passkeysStay")}</p>
      <p>{t("authenticator.lost")}</p>
    </>
  );
}
