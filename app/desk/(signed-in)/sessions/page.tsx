import { LanguageForm } from "@/components/desk/accounts/language-form";
import { momentText } from "@/components/desk/accounts/moment";
import { SessionBoxes, type OwnSessionsWords, type ToldSession } from "@/components/desk/accounts/session-boxes";
import { DeskPage } from "@/components/desk/desk-page";
import { formLabels } from "@/components/forms/form-labels";
import { DrawnFrom } from "@/components/ui/drawn-once";
import { endOtherSessionsAction, endSessionAction, setLanguageAction } from "@/lib/accounts/actions";
import { listSessions } from "@/lib/accounts/queries/list-sessions";
import { requireActor } from "@/lib/accounts/require-actor";
import { LOCALES, type Locale } from "@/lib/core/kinds";
import { labelled, languageTag } from "@/lib/core/languages";
import { onceForEach } from "@/lib/core/once";
import { packed, type Packed } from "@/lib/core/packed";
import { paths } from "@/lib/core/paths";
import { translatorFor } from "@/lib/messages/translate";

const LANGUAGES = LOCALES.map((value) => ({ value, label: translatorFor(value, "common")("languageName"), lang: languageTag(value) }));

const ACTS = { endOne: endSessionAction, endOthers: endOtherSessionsAction };

const ownSessionsWords = onceForEach((locale: Locale): Packed<OwnSessionsWords> => {
  const t = translatorFor(locale, "accounts");
  return packed<OwnSessionsWords>({
    thisOne: t("sessions.thisOne"),
    started: labelled(locale, t("sessions.started"), ""),
    lastSeen: labelled(locale, t("sessions.lastSeen"), ""),
    end: t("sessions.end"),
    endOthers: t("sessions.endOthers"),
    ended: t("sessions.ended"),
    onlyOne: t("sessions.onlyOne"),
  });
});

function told({ sessionId, label, isThisOne, startedAt, lastSeenAt }: Awaited<ReturnType<typeof listSessions>>[number], locale: Locale): ToldSession {
  const moment = (at: Date) => ({ words: momentText(at, locale), iso: at.toISOString() });
  return { sessionId, device: label === "" ? translatorFor(locale, "accounts")("sessions.unknownDevice") : label, isThisOne, started: moment(startedAt), lastSeen: moment(lastSeenAt) };
}

/** Where one is signed in, with the ways to end it; how one signs in; and the language of one's desk. */
export default async function SessionsPage() {
  const actor = await requireActor();
  const { locale } = actor;
  const sessions = await listSessions(actor);
  const t = translatorFor(locale, "accounts");
  const title = t("sessions.title");
  const labels = formLabels(locale);
  return (
    <DeskPage locale={locale} title={title} crumbs={[]}>
      <p className="mb-6">{t("sessions.intro")}</p>
      <SessionBoxes acts={ACTS} labels={labels} words={ownSessionsWords(locale)} title={title} sessions={sessions.map((session) => told(session, locale))} />
      <DrawnFrom from={locale} draw={waysIn} />
      <section aria-labelledby="language" className="mt-10 max-w-measure">
        <h2 id="language" className="mb-4">
          {t("sessions.language")}
        </h2>
        <LanguageForm action={setLanguageAction} labels={labels} title={title} words={{ language: t("sessions.languageLabel"), set: t("sessions.setLanguage") }} languages={LANGUAGES} />
      </section>
    </DeskPage>
  );
}

/** Where one changes how one signs in. */
function waysIn(locale: Locale) {
  const t = translatorFor(locale, "passkeys");
  return (
    <section aria-labelledby="ways" className="mt-10 max-w-measure">
      <h2 id="ways" className="mb-4">
        {t("ways.title")}
      </h2>
      <ul className="grid gap-2">
        <li>
          <a href={paths.desk.passkeys()} className="inline-flex min-h-11 items-center">
            {t("ways.passkeys")}
          </a>
        </li>
        <li>
          <a href={paths.desk.ownAuthenticator()} className="inline-flex min-h-11 items-center">
            {t("ways.authenticator")}
          </a>
        </li>
      </ul>
    </section>
  );
}
