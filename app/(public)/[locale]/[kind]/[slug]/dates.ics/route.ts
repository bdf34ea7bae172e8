import { fileAddress } from "@/components/public/params";
import { paths } from "@/lib/core/paths";
import { calendarFile, calendarOf } from "@/lib/editions/calendar/calendar";
import { datesAhead } from "@/lib/editions/calendar/dates-ahead";
import { plainLabelOf } from "@/lib/editions/labels";
import { absentRecordFile } from "@/lib/editions/queries/absent-record-file";
import { readLinked } from "@/lib/editions/queries/read-linked";
import { absolute, today } from "@/lib/editions/site";
import { absentFile, fileAnswer } from "@/lib/editions/takeaway/file-answer";

export const dynamic = "force-dynamic";

/** What lies ahead of a person, as a calendar. Where nothing does there is no such file: a calendar without an event is none. */
export async function GET(_request: Request, { params }: { params: Promise<{ locale: string; kind: string; slug: string }> }): Promise<Response> {
  const { locale, kind, slug } = await fileAddress(params);
  if (kind !== "person") return absentFile("missing", locale);
  const content = await readLinked(kind, slug);
  if (content.state !== "standing") {
    return absentRecordFile(content.state === "withdrawn" ? "withdrawn" : "missing", { locale, kind, slug }, (of, standing) => paths.recordFile(locale, of, standing, "dates.ics"));
  }
  const { edition, lookup } = content;
  const dates = datesAhead(edition.body, today());
  if (dates.length === 0) return absentFile("missing", locale);
  return fileAnswer(calendarOf(edition, dates, { locale, name: plainLabelOf(edition, locale, lookup).text, absolute }), "text/calendar", calendarFile(edition));
}
