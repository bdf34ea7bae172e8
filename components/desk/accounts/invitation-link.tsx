import { formClasses } from "@/components/forms/form-classes";
import { passedOnLinkAction } from "@/lib/accounts/actions";
import type { Locale } from "@/lib/core/kinds";
import { translatorFor } from "@/lib/messages/translate";

/** The link of a new invitation, shown to the admin who made it until they have passed it on. */
export function InvitationLink({ locale, link }: { locale: Locale; link: string }) {
  const t = translatorFor(locale, "accounts");
  return (
    <section aria-labelledby="link" className={`${formClasses.status} mb-10 grid gap-3`}>
      <h2 id="link">{t("people.linkTitle")}</h2>
      <p>{t("people.linkShownOnce")}</p>
      <p>
        <code className="select-all">{link}</code>
      </p>
      <form action={passedOnLinkAction}>
        <button type="submit" className={formClasses.secondary}>
          {t("people.linkDone")}
        </button>
      </form>
    </section>
  );
}
