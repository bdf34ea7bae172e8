import { DeskPage } from "@/components/desk/desk-page";
import { EditorsOnly } from "@/components/desk/requests/editors-only";
import { RequestList } from "@/components/desk/requests/request-list";
import { requireActor } from "@/lib/accounts/require-actor";
import { REQUEST_STATES } from "@/lib/core/requests";
import { translatorFor } from "@/lib/messages/translate";
import { mayReadRequests } from "@/lib/requests/policy";
import { countRequests, listRequests } from "@/lib/requests/queries/list-requests";

/** What people asked for through the public form, by state. */
export default async function RequestsPage() {
  const actor = await requireActor();
  const { locale } = actor;
  const t = translatorFor(locale, "requests");
  if (!mayReadRequests(actor)) return <EditorsOnly locale={locale} title={t("desk.title")} />;
  const [counts, ...lists] = await Promise.all([countRequests(actor), ...REQUEST_STATES.map((state) => listRequests(actor, state))]);
  return (
    <DeskPage locale={locale} title={t("desk.title")} crumbs={[]}>
      <p className="mb-6 text-muted">{t("desk.hint")}</p>
      {REQUEST_STATES.map((state, index) => (
        <section key={state} aria-labelledby={state} className="mb-8">
          <h2 id={state} className="mb-2">
            {t(`state.${state}`)} ({counts?.[state] ?? 0})
          </h2>
          <RequestList locale={locale} requests={lists[index] ?? []} empty={t(`desk.empty.${state}`)} />
        </section>
      ))}
    </DeskPage>
  );
}
