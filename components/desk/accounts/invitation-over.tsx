import { SignedOutFrame } from "@/components/desk/accounts/signed-out-frame";
import type { Locale } from "@/lib/core/kinds";
import { errorSentence, translatorFor } from "@/lib/messages/translate";

/** For a link that was used, has expired, was taken back or never was: alike. */
export function InvitationOver({ locale, inLanguage }: { locale: Locale; inLanguage: ((other: Locale) => string) | null }) {
  return (
    <SignedOutFrame locale={locale} title={translatorFor(locale, "accounts")("invitation.overTitle")} inLanguage={inLanguage}>
      <meta name="x-status" content="404" />
      <p>{errorSentence(locale, "invitationOver")}</p>
    </SignedOutFrame>
  );
}
