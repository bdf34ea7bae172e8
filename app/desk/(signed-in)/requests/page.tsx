import * as z from "zod";
import { DeskPage } from "@/components/desk/desk-page";
import { FurtherLinks } from "@/components/desk/further-links";
import { EditorsOnly } from "@/components/desk/requests/editors-only";
import { RequestList } from "@/components/desk/requests/request-list";
import { requireActor } from "@/lib/accounts/require-actor";
import type { Actor } from "@/lib/core/actor";
import { requestIdSchema, type RequestId } from "@/lib/core/ids";
import { withBrackets } from "@/lib/core/languages";
import { paths } from "@/lib/core/paths";
import { REQUEST_STATES, type RequestState } from "@/lib/core/requests";
import { translatorFor } from "@/lib/messages/translate";
import { mayReadRequests } from "@/lib/requests/policy";
import { countRequests, listRequests } from "@/lib/requests/queries/list-requests";

/** `state`: those alone, page by page. `after`: the request behind which they go on. */
const searchSchema = z.object({ state: z.enum(REQUEST_STATES).nullable().catch(null).default(null), after: requestIdSchema.nullable().catch(null).default(null) });

/** Of each state where all stand together, and of one that stands alone. */
const MOST_TOGETHER = 20;
const MOST_LISTED = 25;

/** What people asked for through the public form, by state: the first of each, and all of one. */
export default async function RequestsPage({ searchParams }: { searchParams: Promise<unknown> }) {
  const actor = await requireActor();
  const { locale } = actor;
  const t = translatorFor(locale, "requests");
  if (!mayReadRequests(actor)) return <EditorsOnly locale={locale} title={t("desk.title")} />;
  const { state, after } = searchSchema.parse(await searchParams);
  return state === null ? <EveryState actor={actor} /> : <OneState actor={actor} state={state} after={after} />;
}

async function EveryState({ actor }: { actor: Actor }) {
  const { locale } = actor;
  const t = translatorFor(locale, "requests");
  const [counts, ...lists] = await Promise.all([countRequests(actor), ...REQUEST_STATES.map((state) => listRequests(actor, state, { most: MOST_TOGETHER }))]);
  return (
    <DeskPage locale={locale} title={t("desk.title")} crumbs={[]}>
      <p className="mb-6 text-muted">{t("desk.hint")}</p>
      {REQUEST_STATES.map((state, index) => {
        const [count, requests] = [counts?.[state] ?? 0, lists[index] ?? []];
        return (
          <section key={state} aria-labelledby={state} className="mb-8">
            <h2 id={state} className="mb-2">
              {withBrackets(locale, t(`state.${state}`), count)}
            </h2>
            <RequestList locale={locale} requests={requests} empty={t(`desk.empty.${state}`)} />
            {count > requests.length && (
              <p className="mt-3">
                <a href={paths.desk.requestsIn(state)} className="inline-flex min-h-11 items-center">
                  {t("desk.all", { count })}
                  <span className="sr-only">: {t(`state.${state}`)}</span>
                </a>
              </p>
            )}
          </section>
        );
      })}
    </DeskPage>
  );
}

async function OneState({ actor, state, after }: { actor: Actor; state: RequestState; after: RequestId | null }) {
  const { locale } = actor;
  const t = translatorFor(locale, "requests");
  const [counts, listed] = await Promise.all([countRequests(actor), listRequests(actor, state, { most: MOST_LISTED + 1, after })]);
  const requests = listed.slice(0, MOST_LISTED);
  const last = listed.length > MOST_LISTED ? requests.at(-1) : undefined;
  return (
    <DeskPage locale={locale} title={withBrackets(locale, t(`state.${state}`), counts?.[state] ?? 0)} crumbs={[{ href: paths.desk.requests(), label: t("desk.title") }]}>
      <p className="mb-6 text-muted">{t(state === "closed" ? "desk.hintClosed" : "desk.hintOpen")}</p>
      <RequestList locale={locale} requests={requests} empty={t(after === null ? `desk.empty.${state}` : "desk.emptyFurther")} />
      <FurtherLinks
        first={after === null ? null : { href: paths.desk.requestsIn(state), label: t("desk.first") }}
        next={last === undefined ? null : { href: paths.desk.requestsIn(state, last.id), label: t("desk.further") }}
      />
    </DeskPage>
  );
}
