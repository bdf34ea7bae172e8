import type { Locale } from "@/lib/core/kinds";
import { isOf } from "@/lib/editions/edition";
import type { PreviewContent } from "@/lib/editions/page-content";
import { practiceParts, sourceParts } from "@/lib/editions/preview-parts";
import { timelineChoice } from "@/lib/editions/timeline-view";
import { CountryRecord } from "./country-record";
import { OrganisationRecord } from "./organisation-record";
import { PracticeRecord } from "./practice-record";
import { Profile } from "./profile";
import { SourceRecord } from "./source-record";
import { StatementRecord } from "./statement-record";

/** The page of a record that is not public yet, by the very components of its public page; `content.first` says so above it. @param today the day that every clock of the page stands at */
export function PreviewedRecord({ content, today, locale }: { content: PreviewContent; today: string; locale: Locale }) {
  const { edition, ...around } = content;
  if (isOf(edition, "person")) return <Profile {...around} edition={edition} choice={timelineChoice({})} today={today} locale={locale} />;
  if (isOf(edition, "statement")) return <StatementRecord {...around} edition={edition} locale={locale} />;
  if (isOf(edition, "practice")) return <PracticeRecord {...around} {...practiceParts(edition, content, today)} edition={edition} locale={locale} />;
  if (isOf(edition, "country")) return <CountryRecord {...around} edition={edition} locale={locale} />;
  if (isOf(edition, "organisation")) return <OrganisationRecord {...around} edition={edition} locale={locale} />;
  if (isOf(edition, "source")) return <SourceRecord {...around} {...sourceParts(edition, content)} edition={edition} locale={locale} />;
  return null;
}
