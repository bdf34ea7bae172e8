import * as z from "zod";
import { ChangeList } from "@/components/desk/change-list";
import { DeskPage } from "@/components/desk/desk-page";
import { FindPerson } from "@/components/desk/find-person";
import { PersonPicker } from "@/components/desk/person-picker";
import { pickerWords } from "@/components/desk/script-words";
import { RequestsToday } from "@/components/desk/requests/requests-today";
import { requireActor } from "@/lib/accounts/require-actor";
import { listMyChanges, listReviewQueue } from "@/lib/changes/queries/list-changes";
import { roleAtLeast } from "@/lib/core/actor";
import { paths } from "@/lib/core/paths";
import { errorSentence, translatorFor } from "@/lib/messages/translate";
import { countRequests } from "@/lib/requests/queries/list-requests";

/** After a button that failed: why, and under which reference the log has it. Anything else is not said. */
const searchSchema = z.object({ failed: z.string().optional(), reference: z.uuid().optional() });

/** Today: one's own work first, then what waits for one's review, then the ways in. */
export default async function TodayPage({ searchParams }: { searchParams: Promise<unknown> }) {
  const actor = await requireActor();
  const { locale } = actor;
  const t = translatorFor(locale, "desk");
  const after = searchSchema.safeParse(await searchParams);
  const [mine, queue, requests] = await Promise.all([listMyChanges(actor), listReviewQueue(actor), countRequests(actor)]);
  const mineThatAre = (state: string) => mine.filter((change) => change.state === state);
  const isEditor = roleAtLeast(actor.role, "editor");
  const isResearcher = roleAtLeast(actor.role, "researcher");
  return (
    <DeskPage locale={locale} title={t("today.title")}>
      {after.success && after.data.failed !== undefined && (
        <p role="alert" className="mb-8 border-2 border-danger p-4">
          {errorSentence(locale, after.data.failed, after.data.reference)}
        </p>
      )}
      <section aria-labelledby="begin" className="mb-10 border border-rule p-4">
        <h2 id="begin">{t("today.waysIn")}</h2>
        {isResearcher ? (
          <>
            <h3 className="mt-3">{t("today.logUpdate")}</h3>
            <PersonPicker id="q" to={paths.desk.log()} askAt={paths.desk.suggestPeople()} text="" words={pickerWords(locale)} />
          </>
        ) : (
          <FindPerson locale={locale} label={t("find.title")} />
        )}
        {isResearcher && (
          <p className="mt-3">
            <a href={paths.desk.newCase()} className="inline-flex min-h-11 items-center">{t("nav.addCase")}</a>
          </p>
        )}
      </section>
      {isResearcher && (
        <>
          <section aria-labelledby="returned" className="mb-8">
            <h2 id="returned" className="mb-2">{t("today.returned")}</h2>
            <ChangeList locale={locale} changes={mineThatAre("returned")} empty={t("today.returnedEmpty")} />
          </section>
          <section aria-labelledby="mine" className="mb-8">
            <h2 id="mine" className="mb-2">{t("today.mine")}</h2>
            <ChangeList locale={locale} changes={mineThatAre("draft")} empty={t("today.mineEmpty")} />
          </section>
          <section aria-labelledby="submitted" className="mb-8">
            <h2 id="submitted" className="mb-2">{t("today.submitted")}</h2>
            <ChangeList locale={locale} changes={mineThatAre("submitted")} empty={t("today.submittedEmpty")} />
          </section>
        </>
      )}
      {isEditor && (
        <section aria-labelledby="review" className="mb-8">
          <h2 id="review" className="mb-2">{t("today.review")}</h2>
          <ChangeList locale={locale} changes={queue.filter(({ mayPublish }) => mayPublish)} empty={t("today.reviewEmpty")} />
        </section>
      )}
      {requests !== null && <RequestsToday locale={locale} counts={requests} />}
    </DeskPage>
  );
}
