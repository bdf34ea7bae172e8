import * as z from "zod";
import { AdvocateWaysIn, OwnLists } from "@/components/desk/advocacy/advocate-today";
import { ChangeList, type ListedChange } from "@/components/desk/change-list";
import { DeskPage } from "@/components/desk/desk-page";
import { WaitingExpungings } from "@/components/desk/expunging/waiting-expungings";
import { UnfoundedToday } from "@/components/desk/consent/unfounded-list";
import { ExpungingsToday } from "@/components/desk/notes/expungings-today";
import { PersonPicker } from "@/components/desk/person-picker";
import { ExportList, ImportList } from "@/components/desk/imports/listed-imports";
import { RequestsToday } from "@/components/desk/requests/requests-today";
import { pickerWords } from "@/components/desk/script-words";
import { countedTitle, DatesList, QuietList, TodaySection, UnsentList } from "@/components/desk/today-lists";
import { requireActor } from "@/lib/accounts/require-actor";
import { listLists } from "@/lib/advocacy/queries/list-lists";
import { listSearches } from "@/lib/advocacy/queries/list-searches";
import { DATES_COUNTED_TO, DAYS_AHEAD, listDatesAhead } from "@/lib/cases/queries/list-dates-ahead";
import { COUNTED_TO, listQuietCases } from "@/lib/cases/queries/list-quiet-cases";
import { USUAL_QUIET_DAYS } from "@/lib/cases/schema";
import { COUNTED_TO as CHANGES_COUNTED_TO, countMyChanges, listForReview, listMyChanges } from "@/lib/changes/queries/list-changes";
import { listUnfounded } from "@/lib/consent/queries/list-unfounded";
import { listExpungings } from "@/lib/notes/queries/list-expungings";
import { roleAtLeast, type Actor } from "@/lib/core/actor";
import { paths, type TodayList } from "@/lib/core/paths";
import { addressOfKept } from "@/lib/editions/search/search-address";
import { listImports } from "@/lib/imports/queries/get-import";
import { listOwnExports } from "@/lib/imports/queries/list-own-exports";
import { listWaitingExpungings } from "@/lib/expunging/queries/get-expunging";
import { errorSentence, translatorFor } from "@/lib/messages/translate";
import { countRequests } from "@/lib/requests/queries/list-requests";
import { listUnsent } from "@/lib/unsent/queries/list-unsent";

/** After a button that failed: why, and under which reference the log has it. Anything else is not said. */
const searchSchema = z.object({ failed: z.string().optional(), reference: z.uuid().optional() });

/** Of each list here; the heading leads to the whole. */
const MOST_SHOWN = 5;
/** Of tables and files there is more to do on their own page. */
const MOST_FILES = 3;
/** Each of these is somebody who asked not to be published: more of them than of what can wait. */
const MOST_UNFOUNDED = 20;

/** Today: the way to log an update, one's own work, what waits for one's review, and what the record asks for. */
export default async function TodayPage({ searchParams }: { searchParams: Promise<unknown> }) {
  const actor = await requireActor();
  const { locale } = actor;
  const t = translatorFor(locale, "desk");
  const after = searchSchema.safeParse(await searchParams);
  const isResearcher = roleAtLeast(actor.role, "researcher");
  return (
    <DeskPage locale={locale} title={t("today.title")}>
      {after.success && after.data.failed !== undefined && (
        <p role="alert" className="mb-8 border-2 border-danger p-4">
          {errorSentence(locale, after.data.failed, after.data.reference)}
        </p>
      )}
      {isResearcher ? (
        <section aria-labelledby="begin" className="mb-10 border border-rule p-4">
          <h2 id="begin">{t("today.logUpdate")}</h2>
          <PersonPicker id="q" to={paths.desk.log()} askAt={paths.desk.suggestPeople()} text="" words={pickerWords(locale)} />
          <ul className="mt-3 flex flex-wrap gap-x-5">
            <li><a href={paths.desk.newCase()} className="inline-flex min-h-11 items-center">{t("nav.addCase")}</a></li>
            <li><a href={paths.desk.records()} className="inline-flex min-h-11 items-center">{translatorFor(locale, "glossary")("records.link")}</a></li>
          </ul>
        </section>
      ) : (
        <AdvocateWaysIn locale={locale} />
      )}
      {isResearcher && <OwnWork actor={actor} />}
      {isResearcher && <WhatTheRecordAsksFor actor={actor} />}
      {isResearcher && <BroughtAndTaken actor={actor} />}
      <WhatIsKept actor={actor} />
    </DeskPage>
  );
}

async function BroughtAndTaken({ actor }: { actor: Actor }) {
  const { locale } = actor;
  const t = translatorFor(locale, "today");
  const [imports, takenAlong] = await Promise.all([listImports(actor, MOST_FILES), listOwnExports(actor, MOST_FILES)]);
  return (
    <>
      <TodaySection id="imports" heading={t("imports.title")} href={paths.desk.imports()}>
        <ImportList locale={locale} imports={imports} />
      </TodaySection>
      <TodaySection id="exports" heading={t("exports.title")} href={paths.desk.imports()}>
        <ExportList locale={locale} exports={takenAlong} />
      </TodaySection>
    </>
  );
}

async function WhatIsKept({ actor }: { actor: Actor }) {
  const [{ lists }, searches] = await Promise.all([listLists(actor), listSearches(actor, MOST_SHOWN)]);
  return <OwnLists locale={actor.locale} lists={lists.slice(0, MOST_SHOWN)} count={lists.length} searches={searches.map((search) => ({ ...search, address: addressOfKept(search, actor.locale) }))} />;
}

async function OwnWork({ actor }: { actor: Actor }) {
  const { locale } = actor;
  const t = translatorFor(locale, "today");
  const some = { most: MOST_SHOWN };
  const [returned, drafts, submitted, counts, review, unsent] = await Promise.all([
    listMyChanges(actor, ["returned"], some), listMyChanges(actor, ["draft"], some), listMyChanges(actor, ["submitted", "approved"], some), countMyChanges(actor), listForReview(actor, MOST_SHOWN), listUnsent(actor),
  ]);
  const changes = (list: Extract<TodayList, "drafts" | "returned" | "submitted"> | "review", href: string, listed: readonly ListedChange[], count: number) => (
    <TodaySection id={list} heading={countedTitle(locale, t(`${list}.title`), count, CHANGES_COUNTED_TO)} href={href}>
      <ChangeList locale={locale} changes={listed} empty={t(`${list}.empty`)} />
    </TodaySection>
  );
  return (
    <>
      {unsent.length > 0 && (
        <TodaySection id="unsent" heading={t("counted", { title: t("unsent.title"), count: unsent.length })} href={paths.desk.todayList("unsent")}>
          <UnsentList locale={locale} forms={unsent.slice(0, MOST_SHOWN)} />
        </TodaySection>
      )}
      {changes("returned", paths.desk.todayList("returned"), returned, counts.returned)}
      {changes("drafts", paths.desk.todayList("drafts"), drafts, counts.draft)}
      {roleAtLeast(actor.role, "editor") && changes("review", paths.desk.review(), review.changes, review.count)}
      {changes("submitted", paths.desk.todayList("submitted"), submitted, counts.submitted + counts.approved)}
    </>
  );
}

async function WhatTheRecordAsksFor({ actor }: { actor: Actor }) {
  const { locale } = actor;
  const t = translatorFor(locale, "today");
  const [quiet, ahead, requests, unfounded, noteExpungings, expungings] = await Promise.all([listQuietCases(actor, USUAL_QUIET_DAYS, MOST_SHOWN), listDatesAhead(actor, MOST_SHOWN), countRequests(actor), listUnfounded(actor, { most: MOST_UNFOUNDED }), listExpungings(actor), listWaitingExpungings(actor)]);
  const title = t("quiet.titleDays", { count: USUAL_QUIET_DAYS });
  return (
    <>
      <WaitingExpungings locale={locale} waiting={expungings} />
      {unfounded.listed.length > 0 && <UnfoundedToday locale={locale} unfounded={unfounded.listed} more={unfounded.next !== null} />}
      {noteExpungings.waiting.length > 0 && <ExpungingsToday locale={locale} {...noteExpungings} />}
      <TodaySection id="quiet" heading={countedTitle(locale, title, quiet.count, COUNTED_TO)} href={paths.desk.todayList("quiet")}>
        <QuietList locale={locale} cases={quiet.cases} days={USUAL_QUIET_DAYS} />
      </TodaySection>
      <TodaySection id="dates" heading={countedTitle(locale, t("dates.title"), ahead.count, DATES_COUNTED_TO)} href={paths.desk.todayList("dates")}>
        <DatesList locale={locale} dates={ahead.dates} days={DAYS_AHEAD} />
      </TodaySection>
      {requests !== null && <RequestsToday locale={locale} counts={requests} />}
    </>
  );
}
