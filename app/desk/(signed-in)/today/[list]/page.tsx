import * as z from "zod";
import { ChangeList } from "@/components/desk/change-list";
import { UnfoundedList } from "@/components/desk/consent/unfounded-list";
import { DeskPage } from "@/components/desk/desk-page";
import { DeskNotFound } from "@/components/desk/not-found";
import { PeriodForm } from "@/components/desk/period-form";
import { countedTitle, DatesList, QuietList, UnsentList } from "@/components/desk/today-lists";
import { requireActor } from "@/lib/accounts/require-actor";
import { DATES_COUNTED_TO, DAYS_AHEAD, listDatesAhead } from "@/lib/cases/queries/list-dates-ahead";
import { COUNTED_TO, listQuietCases } from "@/lib/cases/queries/list-quiet-cases";
import { QUIET_DAYS, USUAL_QUIET_DAYS } from "@/lib/cases/schema";
import { listMyChanges } from "@/lib/changes/queries/list-changes";
import { takesDownAtOnce } from "@/lib/consent/policy";
import { listUnfounded } from "@/lib/consent/queries/list-unfounded";
import { unfoundedPlace, unfoundedPlaceSchema } from "@/lib/consent/schema";
import { changePlace, changePlaceSchema } from "@/lib/changes/schema";
import { roleAtLeast, type Actor } from "@/lib/core/actor";
import { paths, TODAY_LISTS, type TodayList } from "@/lib/core/paths";
import { translatorFor } from "@/lib/messages/translate";
import { listUnsent } from "@/lib/unsent/queries/list-unsent";

const paramsSchema = z.object({ list: z.enum(TODAY_LISTS) });
const searchSchema = z.object({
  days: z.coerce.number().pipe(z.literal(QUIET_DAYS)).catch(USUAL_QUIET_DAYS).default(USUAL_QUIET_DAYS),
  /** The place behind which a list of changes, or of what is public without a basis, continues. */
  after: z.string().nullable().catch(null).default(null),
});

const MOST_LISTED = 50;

/** One of the lists of Today, whole. */
export default async function TodayListPage({ params, searchParams }: { params: Promise<unknown>; searchParams: Promise<unknown> }) {
  const actor = await requireActor();
  const { locale } = actor;
  const asked = paramsSchema.safeParse(await params);
  if (!asked.success || !roleAtLeast(actor.role, "researcher") || (asked.data.list === "unfounded" && !takesDownAtOnce(actor))) return <DeskNotFound locale={locale} />;
  const { days, after } = searchSchema.parse(await searchParams);
  const { list } = asked.data;
  const t = translatorFor(locale, "today");
  return (
    <DeskPage locale={locale} title={list === "unfounded" ? translatorFor(locale, "consent")("unfounded.title") : t(`${list}.title`)} crumbs={[]}>
      <Listed actor={actor} list={list} days={days} after={after} />
    </DeskPage>
  );
}

async function Listed({ actor, list, days, after }: { actor: Actor; list: TodayList; days: number; after: string | null }) {
  const { locale } = actor;
  const t = translatorFor(locale, "today");
  switch (list) {
    case "unsent":
      return <UnsentList locale={locale} forms={await listUnsent(actor)} />;
    case "drafts":
    case "returned":
    case "submitted": {
      // Approved for a later moment: it still waits, and its authors may open it again.
      const states = list === "drafts" ? (["draft"] as const) : list === "submitted" ? (["submitted", "approved"] as const) : (["returned"] as const);
      const listed = await listMyChanges(actor, states, { most: MOST_LISTED + 1, after: changePlaceSchema.safeParse(after).data ?? null });
      const changes = listed.slice(0, MOST_LISTED);
      const last = listed.length > MOST_LISTED ? changes.at(-1) : undefined;
      return (
        <>
          <ChangeList locale={locale} changes={changes} empty={t(`${list}.empty`)} />
          {(after !== null || last !== undefined) && (
            <p className="mt-6 flex flex-wrap gap-x-6">
              {after !== null && <a href={paths.desk.todayList(list)} className="inline-flex min-h-11 items-center">{t("newest")}</a>}
              {last !== undefined && <a href={`${paths.desk.todayList(list)}?${new URLSearchParams({ after: changePlace(last.createdAt, last.id) }).toString()}`} className="inline-flex min-h-11 items-center">{t("older")}</a>}
            </p>
          )}
        </>
      );
    }
    case "quiet": {
      const { cases, count } = await listQuietCases(actor, days, MOST_LISTED);
      const title = t("quiet.titleDays", { count: days });
      return (
        <>
          <PeriodForm locale={locale} days={days} />
          <p className="mb-6 text-muted">{t("quiet.hint", { count: days })}</p>
          <h2 className="mb-3">{countedTitle(locale, title, count, COUNTED_TO)}</h2>
          <QuietList locale={locale} cases={cases} days={days} />
        </>
      );
    }
    case "unfounded": {
      const { listed, next } = await listUnfounded(actor, { most: MOST_LISTED, after: unfoundedPlaceSchema.safeParse(after).data ?? null });
      const consent = translatorFor(locale, "consent");
      return (
        <>
          <p className="mb-6 text-muted">{consent("unfounded.hint")}</p>
          {listed.length === 0 ? <p>{consent("unfounded.empty")}</p> : <UnfoundedList locale={locale} unfounded={listed} />}
          {(after !== null || next !== null) && (
            <p className="mt-6 flex flex-wrap gap-x-6">
              {after !== null && <a href={paths.desk.todayList(list)} className="inline-flex min-h-11 items-center">{t("newest")}</a>}
              {next !== null && <a href={`${paths.desk.todayList(list)}?${new URLSearchParams({ after: unfoundedPlace(next) }).toString()}`} className="inline-flex min-h-11 items-center">{t("older")}</a>}
            </p>
          )}
        </>
      );
    }
    case "dates": {
      const { dates, count } = await listDatesAhead(actor, DATES_COUNTED_TO);
      return (
        <>
          <p className="mb-6 text-muted">{t("dates.hint", { count: DAYS_AHEAD })}</p>
          <h2 className="mb-3">{countedTitle(locale, t("dates.ahead", { count: DAYS_AHEAD }), count, DATES_COUNTED_TO)}</h2>
          <DatesList locale={locale} dates={dates} days={DAYS_AHEAD} />
        </>
      );
    }
  }
}
