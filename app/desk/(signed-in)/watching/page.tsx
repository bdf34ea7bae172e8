import * as z from "zod";
import { DeskPage } from "@/components/desk/desk-page";
import { MailChoiceForm } from "@/components/desk/watching/mail-choice-form";
import { StopWatchingForm } from "@/components/desk/watching/stop-watching-form";
import { WatchAddressForm, WatchChosenForm, WatchPersonForm } from "@/components/desk/watching/watch-forms";
import { WatchedLink } from "@/components/desk/watching/watched-thing";
import { requireActor } from "@/lib/accounts/require-actor";
import { paths } from "@/lib/core/paths";
import { translatorFor } from "@/lib/messages/translate";
import { env } from "@/lib/platform/env";
import { listWatchable } from "@/lib/watching/queries/find-watchable";
import { getMailChoice, listWatches } from "@/lib/watching/queries/list-watches";

const searchSchema = z.object({ q: z.string().max(100).catch("").default("") });

/** What one watches, the ways to watch more, and how one is told of it outside of the desk. */
export default async function WatchingPage({ searchParams }: { searchParams: Promise<unknown> }) {
  const actor = await requireActor();
  const { locale } = actor;
  const text = searchSchema.parse(await searchParams).q.trim();
  const t = translatorFor(locale, "watch");
  const title = t("watching.title");
  const [watches, { options, people }, choice] = await Promise.all([listWatches(actor), listWatchable(actor, text), getMailChoice(actor)]);
  return (
    <DeskPage locale={locale} title={title} crumbs={[{ href: paths.desk.inbox(), label: t("inbox.title") }]}>
      <p className="mb-6 max-w-measure">{t("watching.intro")}</p>
      <section aria-labelledby="list" className="mb-10">
        <h2 id="list" className="mb-4">{t("watching.list")}</h2>
        {watches.length === 0 ? (
          <p className="text-muted">{t("watching.empty")}</p>
        ) : (
          <ul className="grid gap-4">
            {watches.map(({ watchId, what }) => (
              <li key={watchId} className="flex min-w-0 flex-wrap items-center gap-x-4 gap-y-1 border-s-4 border-rule ps-4">
                <span className="min-w-0 wrap-anywhere"><WatchedLink watched={what} locale={locale} /></span>
                <StopWatchingForm locale={locale} title={title} watchId={watchId} watched={what} from="watching" />
              </li>
            ))}
          </ul>
        )}
      </section>
      <WatchPersonForm locale={locale} title={title} text={text} people={people} />
      <WatchChosenForm locale={locale} title={title} kind="practice" options={options.practice} />
      <WatchChosenForm locale={locale} title={title} kind="country" options={options.country} />
      <WatchAddressForm locale={locale} title={title} />
      <MailChoiceForm locale={locale} title={title} choice={choice} from={env().CASELIGHT_MAIL_FROM ?? null} />
    </DeskPage>
  );
}
