import { momentText } from "@/components/desk/accounts/moment";
import { Checkbox, Choices } from "@/components/forms/choices";
import { Form } from "@/components/forms/form";
import { formLabels } from "@/components/forms/form-labels";
import { SubmitButton } from "@/components/forms/submit-button";
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
  const labels = formLabels(locale);
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
          <Form
            action={endSessionOfAction}
            labels={labels}
            scope="session"
            fields={{ sessionId: t("colleague.whichSession"), confirmed: workers("confirm.endSession", { name }) }}
            title={name}
            done={t("sessions.ended")}
          >
            <Choices name="sessionId" kind="radio" options={options} />
            <Checkbox name="confirmed" label={workers("confirm.endSession", { name })} />
            <div>
              <SubmitButton tone="secondary">{t("sessions.end")}</SubmitButton>
            </div>
          </Form>
        </>
      )}
      <h3 className="mt-8 mb-4">{t("colleague.endSessions")}</h3>
      <p className="mb-4">{t("colleague.endSessionsHint")}</p>
      <Form action={endSessionsOfAction} labels={labels} scope="sessions" fields={{ confirmed: workers("confirm.endSessions", { name }) }} title={name} done={t("colleague.done")}>
        <input type="hidden" name="accountId" value={accountId} />
        <Checkbox name="confirmed" label={workers("confirm.endSessions", { name })} />
        <div>
          <SubmitButton tone="danger">{t("colleague.endSessions")}</SubmitButton>
        </div>
      </Form>
    </section>
  );
}
