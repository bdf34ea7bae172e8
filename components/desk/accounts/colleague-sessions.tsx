import { momentText } from "@/components/desk/accounts/moment";
import { Choices } from "@/components/forms/choices";
import { ConfirmForm } from "@/components/forms/confirm-form";
import { formLabels } from "@/components/forms/form-labels";
import { endSessionOfAction, endSessionsOfAction } from "@/lib/accounts/actions";
import type { SessionOfColleague } from "@/lib/accounts/schema";
import type { AccountId } from "@/lib/core/ids";
import type { Locale } from "@/lib/core/kinds";
import { labelled, withBrackets } from "@/lib/core/languages";
import { translatorFor } from "@/lib/messages/translate";

type ColleagueSessionsProps = { locale: Locale; accountId: AccountId; name: string; /** Those that are open, newest first. */ sessions: readonly SessionOfColleague[] };

/** Where a colleague is signed in: one of these is ended, or all. */
export function ColleagueSessions({ locale, accountId, name, sessions }: ColleagueSessionsProps) {
  const t = translatorFor(locale, "accounts");
  const workers = translatorFor(locale, "workers");
  const common = { labels: formLabels(locale), title: name };
  const deviceOf = (label: string) => (label === "" ? t("sessions.unknownDevice") : label);
  const options = sessions.map(({ sessionId, label, startedAt, lastSeenAt, isThisOne, factor }) => ({
    value: sessionId,
    label: isThisOne ? withBrackets(locale, deviceOf(label), t("sessions.thisOne")) : deviceOf(label),
    hint: [labelled(locale, t("sessions.started"), momentText(startedAt, locale)), ...(factor === null ? [] : [t(`colleague.by.${factor}`)]), labelled(locale, t("sessions.lastSeen"), momentText(lastSeenAt, locale))].join(" · "),
  }));
  return (
    <section aria-labelledby="sessions" className="mb-10 max-w-measure">
      <h2 id="sessions" className="mb-4">
        {t("colleague.endSessionsTitle")}
      </h2>
      {sessions.length === 0 ? (
        <p className="mb-6">{t("colleague.noSessions")}</p>
      ) : (
        <>
          <p className="mb-4">{t("colleague.endSessionHint")}</p>
          <ConfirmForm
            action={endSessionOfAction}
            {...common}
            about={{}}
            scope="session"
            fields={{ sessionId: t("colleague.whichSession") }}
            confirm={workers("confirm.endSession", { name })}
            button={t("sessions.end")}
            tone="secondary"
            done={t("sessions.ended")}
          >
            <Choices name="sessionId" kind="radio" options={options} />
          </ConfirmForm>
        </>
      )}
      <h3 className="mt-8 mb-4">{t("colleague.endSessions")}</h3>
      <p className="mb-4">{t("colleague.endSessionsHint")}</p>
      <ConfirmForm action={endSessionsOfAction} {...common} about={{ accountId }} scope="sessions" confirm={workers("confirm.endSessions", { name })} button={t("colleague.endSessions")} done={t("colleague.done")} />
    </section>
  );
}
