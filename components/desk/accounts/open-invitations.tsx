import { momentText } from "@/components/desk/accounts/moment";
import { Form } from "@/components/forms/form";
import type { FormLabels } from "@/components/forms/form-words";
import { SubmitButton } from "@/components/forms/submit-button";
import { revokeInvitationAction } from "@/lib/accounts/actions";
import type { InvitationId } from "@/lib/accounts/schema";
import type { Locale, Role } from "@/lib/core/kinds";
import { labelled, siteLanguage } from "@/lib/core/languages";
import { translatorFor } from "@/lib/messages/translate";

type OpenInvitationsProps = {
  locale: Locale;
  labels: FormLabels;
  invitations: readonly { invitationId: InvitationId; role: Role; displayName: string | null; invitedBy: string | null; expiresAt: Date }[];
};

/** The invitations whose links still work, each with the way to take it back. */
export function OpenInvitations({ locale, labels, invitations }: OpenInvitationsProps) {
  const t = translatorFor(locale, "accounts");
  const words = translatorFor(locale, "words");
  if (invitations.length === 0) return <p>{t("people.noneOpen")}</p>;
  return (
    <ul className="grid gap-5">
      {invitations.map((invitation) => {
        const name = invitation.displayName ?? t("people.unnamed");
        const role = words(`role.${invitation.role}`);
        return (
          <li key={invitation.invitationId} className="border-s-2 border-rule ps-4">
            <p>
              {labelled(locale, t("people.for"), "")}<strong>{name}</strong>{siteLanguage(locale).comma}{role}
            </p>
            <p className="text-small text-muted">
              {labelled(locale, t("people.invitedBy"), invitation.invitedBy ?? t("people.atStart"))} · {labelled(locale, t("people.expires"), "")}
              <time dateTime={invitation.expiresAt.toISOString()}>{momentText(invitation.expiresAt, locale)}</time>
            </p>
            <Form action={revokeInvitationAction} labels={labels} title={t("people.title")} className="mt-2" done={t("people.takenBack")}>
              <input type="hidden" name="invitationId" value={invitation.invitationId} />
              <SubmitButton tone="secondary">
                {t("people.takeBack")}
                <span className="sr-only">{`(${name}, ${role})`}</span>
              </SubmitButton>
            </Form>
          </li>
        );
      })}
    </ul>
  );
}
