import * as z from "zod";
import { ChangeList } from "@/components/desk/change-list";
import { DeskPage } from "@/components/desk/desk-page";
import { DeskNotFound } from "@/components/desk/not-found";
import { PeriodForm } from "@/components/desk/period-form";
import { DatesList, QuietList, UnsentList } from "@/components/desk/today-lists";
import { requireActor } from "@/lib/accounts/require-actor";
import { DAYS_AHEAD, listDatesAhead } from "@/lib/cases/queries/list-dates-ahead";
import { COUNTED_TO, listQuietCases } from "@/lib/cases/queries/list-quiet-cases";
import { QUIET_DAYS, USUAL_QUIET_DAYS } from "@/lib/cases/schema";
import { listMyChanges } from "@/lib/changes/queries/list-changes";
import { roleAtLeast, type Actor } from "@/lib/core/actor";
import { TODAY_LISTS, type TodayList } from "@/lib/core/paths";
import { translatorFor } from "@/lib/messages/translate";
import { listUnsent } from "@/lib/unsent/queries/list-unsent";

const paramsSchema = z.object({ list: z.enum(TODAY_LISTS) });
const searchSchema = z.object({ days: z.coerce.number().pipe(z.literal(QUIET_DAYS)).catch(USUAL_QUIET_DAYS).default(USUAL_QUIET_DAYS) });

const MOST_LISTED = 50;

/** One of the lists of Today, whole. */
export default async function TodayListPage({ params, searchParams }: { params: Promise<unknown>; searchParams: Promise<unknown> }) {
  const actor = await requireActor();
  const { locale } = actor;
  const asked = paramsSchema.safeParse(await params);
  if (!asked.success || !roleAtLeast(actor.role, "researcher")) return <DeskNotFound locale={locale} />;
  const { days } = searchSchema.parse(await searchParams);
  const { list } = asked.data;
  const t = translatorFor(locale, "today");
  return (
    <DeskPage locale={locale} title={t(`${list}.title`)} crumbs={[]}>
      <Listed actor={actor} list={list} days={days} />
    </DeskPage>
  );
}

async function Listed({ actor, list, days }: { actor: Actor; list: TodayList; days: number }) {
  const { locale } = actor;
  const t = translatorFor(locale, "today");
  switch (list) {
    case "unsent":
      return <UnsentList locale={locale} forms={await listUnsent(actor)} />;
    case "drafts":
    case "returned":
    case "submitted": {
      // Approved for a later moment: it still waits, and its authors may open it again.
      const states = list === "drafts" ? ["draft"] : list === "submitted" ? ["submitted", "approved"] : ["returned"];
      return <ChangeList locale={locale} changes={(await listMyChanges(actor)).filter(({ state }) => states.includes(state))} empty={t(`${list}.empty`)} />;
    }
    case "quiet": {
      const { cases, count } = await listQuietCases(actor, days, MOST_LISTED);
      const title = t("quiet.titleDays", { count: days });
      return (
        <>
          <PeriodForm locale={locale} days={days} />
          <p className="mb-6 text-muted">{t("quiet.hint", { count: days })}</p>
          <h2 className="mb-3">{count < COUNTED_TO ? t("counted", { title, count }) : t("countedMore", { title, count: COUNTED_TO })}</h2>
          <QuietList locale={locale} cases={cases} days={days} />
        </>
      );
    }
    case "dates":
      return (
        <>
          <p className="mb-6 text-muted">{t("dates.hint", { count: DAYS_AHEAD })}</p>
          <DatesList locale={locale} dates={await listDatesAhead(actor, MOST_LISTED)} days={DAYS_AHEAD} />
        </>
      );
  }
}
