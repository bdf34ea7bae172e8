import { momentText } from "@/components/desk/accounts/moment";
import { DeskPage } from "@/components/desk/desk-page";
import { Form } from "@/components/forms/form";
import { formLabels } from "@/components/forms/form-labels";
import { Select } from "@/components/forms/select";
import { SubmitButton } from "@/components/forms/submit-button";
import { endOtherSessionsAction, endSessionAction, setLanguageAction } from "@/lib/accounts/actions";
import { listSessions } from "@/lib/accounts/queries/list-sessions";
import { requireActor } from "@/lib/accounts/require-actor";
import { LOCALES } from "@/lib/core/kinds";
import { labelled, languageTag } from "@/lib/core/languages";
import { paths } from "@/lib/core/paths";
import { translatorFor } from "@/lib/messages/translate";

const LANGUAGES = LOCALES.map((value) => ({ value, label: translatorFor(value, "common")("languageName"), lang: languageTag(value) }));

/** Where one is signed in, with the ways to end it; how one signs in; and the language of one's desk. */
export default async function SessionsPage() {
  const actor = await requireActor();
  const { locale } = actor;
  const sessions = await listSessions(actor);
  const t = translatorFor(locale, "accounts");
  const ways = translatorFor(locale, "passkeys");
  const title = t("sessions.title");
  const labels = formLabels(locale);
  return (
    <DeskPage locale={locale} title={title} crumbs={[]}>
      <p className="mb-6">{t("sessions.intro")}</p>
      {/* One form for all of them: which one ends is said by its button. */}
      <Form action={endSessionAction} labels={labels} title={title} scope="one" className="mb-6">
        <ul className="grid gap-5">
          {sessions.map((session) => {
            const device = session.label === "" ? t("sessions.unknownDevice") : session.label;
            const started = momentText(session.startedAt, locale);
            return (
              <li key={session.sessionId} className="border-s-2 border-rule ps-4">
                <p>
                  <strong>{device}</strong> {session.isThisOne && <span>({t("sessions.thisOne")})</span>}
                </p>
                <p className="text-small text-muted">
                  {labelled(locale, t("sessions.started"), "")}<time dateTime={session.startedAt.toISOString()}>{started}</time> · {labelled(locale, t("sessions.lastSeen"), "")}
                  <time dateTime={session.lastSeenAt.toISOString()}>{momentText(session.lastSeenAt, locale)}</time>
                </p>
                {!session.isThisOne && (
                  <p className="mt-2">
                    <SubmitButton tone="secondary" name="sessionId" value={session.sessionId}>
                      {t("sessions.end")}
                      <span className="sr-only">{`(${device}, ${started})`}</span>
                    </SubmitButton>
                  </p>
                )}
              </li>
            );
          })}
        </ul>
      </Form>
      {sessions.length > 1 ? (
        <Form action={endOtherSessionsAction} labels={labels} title={title} done={t("sessions.ended")}>
          <div>
            <SubmitButton tone="danger">{t("sessions.endOthers")}</SubmitButton>
          </div>
        </Form>
      ) : (
        <p>{t("sessions.onlyOne")}</p>
      )}
      <section aria-labelledby="ways" className="mt-10 max-w-measure">
        <h2 id="ways" className="mb-4">
          {ways("ways.title")}
        </h2>
        <ul className="grid gap-2">
          <li>
            <a href={paths.desk.passkeys()} className="inline-flex min-h-11 items-center">
              {ways("ways.passkeys")}
            </a>
          </li>
          <li>
            <a href={paths.desk.ownAuthenticator()} className="inline-flex min-h-11 items-center">
              {ways("ways.authenticator")}
            </a>
          </li>
        </ul>
      </section>
      <section aria-labelledby="language" className="mt-10 max-w-measure">
        <h2 id="language" className="mb-4">
          {t("sessions.language")}
        </h2>
        <Form action={setLanguageAction} labels={labels} fields={{ language: t("sessions.languageLabel") }} title={title}>
          <Select name="language" options={LANGUAGES} defaultValue={locale} />
          <div>
            <SubmitButton tone="secondary">{t("sessions.setLanguage")}</SubmitButton>
          </div>
        </Form>
      </section>
    </DeskPage>
  );
}
