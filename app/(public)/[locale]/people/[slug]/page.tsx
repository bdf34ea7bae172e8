import type { Metadata } from "next";
import { AbsentRecord } from "@/components/public/absent-view";
import { recordAddress } from "@/components/public/params";
import { Profile } from "@/components/public/profile";
import { recordMetadata } from "@/components/public/record-page";
import { dayOf } from "@/lib/core/days";
import { listEditions } from "@/lib/editions/queries/list-editions";
import { listInEvents, MOST_IN_EVENTS } from "@/lib/editions/queries/list-in-events";
import { readRecord } from "@/lib/editions/queries/read-record";
import { eventIdsOf } from "@/lib/editions/same-events";
import { timelineChoice } from "@/lib/editions/timeline-view";
import { now } from "@/lib/platform/clock";

type PageProps = { params: Promise<{ locale: string; slug: string }>; searchParams: Promise<Record<string, string | string[] | undefined>> };

export const dynamic = "force-dynamic";

export async function generateMetadata({ params }: PageProps): Promise<Metadata> {
  const { locale, slug } = await recordAddress(params);
  return slug === null ? {} : recordMetadata(await readRecord("person", slug), locale, "person");
}

export default async function PersonPage({ params, searchParams }: PageProps) {
  const { locale, slug } = await recordAddress(params);
  const content = slug === null ? { state: "missing" as const } : await readRecord("person", slug);
  if (content.state !== "standing") return <AbsentRecord found={content} locale={locale} kind="person" />;
  const { edition } = content;
  const [listed, inEvents] = await Promise.all([listEditions("person", edition.body.slug), listInEvents(eventIdsOf(edition.body), edition.body.id)]);
  return (
    <Profile
      {...content}
      inEvents={inEvents.slice(0, MOST_IN_EVENTS)}
      isCut={inEvents.length > MOST_IN_EVENTS}
      editions={listed.state === "standing" ? listed.entries : []}
      choice={timelineChoice(await searchParams)}
      // A page with a running clock is true for a day of UTC, and the edge keeps it no longer.
      today={dayOf(now())}
      locale={locale}
    />
  );
}
