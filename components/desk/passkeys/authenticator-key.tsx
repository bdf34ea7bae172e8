import type { Locale } from "@/lib/core/kinds";
import { translatorFor } from "@/lib/messages/translate";

/** What to put into an authenticator: as a link for the device that has it, and for typing. */
export function AuthenticatorKey({ locale, authenticator }: { locale: Locale; authenticator: { email: string; key: string; address: string } }) {
  const t = translatorFor(locale, "accounts");
  return (
    <>
      <p>
        {t("authenticator.add")}{" "}
        <a href={authenticator.address} className="inline-flex min-h-11 items-center font-semibold">
          {t("authenticator.open")}
        </a>
        {translatorFor(locale, "common")("clauseSeparator")}
        {t("authenticator.or")}
      </p>
      <dl>
        <dt className="text-small text-muted">{t("authenticator.key")}</dt>
        <dd>
          <code className="text-lead select-all">{authenticator.key}</code>
        </dd>
        <dt className="mt-2 text-small text-muted">{t("signIn.email")}</dt>
        <dd>{authenticator.email}</dd>
      </dl>
    </>
  );
}
