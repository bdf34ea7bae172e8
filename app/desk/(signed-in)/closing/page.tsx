import { AdminsOnly } from "@/components/desk/accounts/admins-only";
import { ClosingForms } from "@/components/desk/accounts/closing-forms";
import { momentText } from "@/components/desk/accounts/moment";
import { DeskPage } from "@/components/desk/desk-page";
import { DrawnOnce } from "@/components/ui/drawn-once";
import { mayManagePeople } from "@/lib/accounts/policy";
import { deskClosing, listPastClosings } from "@/lib/accounts/queries/desk-closing";
import { hasPasskey } from "@/lib/accounts/queries/list-passkeys";
import { requireActor } from "@/lib/accounts/require-actor";
import { paths } from "@/lib/core/paths";
import { translatorFor } from "@/lib/messages/translate";

/** The switch of the whole desk: closed to writing, locked, open; and when it was used before. */
export default async function ClosingPage() {
  const actor = await requireActor();
  const { locale } = actor;
  const t = translatorFor(locale, "workers");
  const title = t("closing.title");
  if (!mayManagePeople(actor)) return <AdminsOnly locale={locale} title={title} />;
  const [closing, past, passkeys] = await Promise.all([deskClosing(), listPastClosings(actor), hasPasskey(actor)]);
  return (
    <DeskPage locale={locale} title={title} crumbs={[{ href: paths.desk.people(), label: translatorFor(locale, "accounts")("people.title") }]}>
      <p className="mb-6 max-w-measure">{t("closing.intro")}</p>
      {closing === null && <p className="mb-6 font-semibold">{t("closing.open")}</p>}
      <ClosingForms locale={locale} title={title} mode={closing?.mode ?? null} passkeys={passkeys} />
      <section aria-labelledby="past">
        <h2 id="past" className="mb-4">
          {t("closing.past")}
        </h2>
        {past.length === 0 ? (
          <p>{t("closing.none")}</p>
        ) : (
          <DrawnOnce as="ul" className="grid gap-4">
            {past.map(({ mode, reason, closedBy, closedAt, openedBy, openedAt }) => (
              <li key={closedAt.toISOString()} className="border-s-2 border-rule ps-4">
                <p>{t("closing.closedBy", { mode: t(`closing.modes.${mode}`), name: closedBy, moment: momentText(closedAt, locale) })}</p>
                <p className="wrap-anywhere">{t("notice.reason", { reason })}</p>
                <p className="text-small text-muted">
                  {openedBy === null ? t("closing.openedFromServer", { moment: momentText(openedAt, locale) }) : t("closing.openedBy", { name: openedBy, moment: momentText(openedAt, locale) })}
                </p>
              </li>
            ))}
          </DrawnOnce>
        )}
      </section>
    </DeskPage>
  );
}
