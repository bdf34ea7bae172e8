/** Dates ahead as a calendar (iCalendar, RFC 5545): whole days, without a time that no source gives. */
import { KIND_PLURAL, type Locale } from "@/lib/core/kinds";
import { languageTag } from "@/lib/core/languages";
import { paths } from "@/lib/core/paths";
import type { DateAhead } from "@/lib/editions/calendar/dates-ahead";
import type { EditionOf } from "@/lib/editions/edition";
import { nameBasedId } from "@/lib/editions/feeds/entry-id";
import { translatorFor } from "@/lib/messages/translate";

type Means = { locale: Locale; /** What the person is called. */ name: string; absolute: (path: string) => string };

/**
 * The calendar.
 * @param dates at least one: a calendar without a component is none (RFC 5545, 3.4)
 */
export function calendarOf(edition: EditionOf<"person">, dates: readonly DateAhead[], { locale, name, absolute }: Means): string {
  const t = translatorFor(locale, "takeaway");
  const { entry, body } = edition;
  const title = text(t("calendar.name", { name }));
  const lines = [
    "BEGIN:VCALENDAR",
    "VERSION:2.0",
    "PRODID:-//Caselight//public record//EN",
    // RFC 7986 and, before it, everybody's own.
    `NAME;LANGUAGE=${languageTag(locale)}:${title}`,
    `X-WR-CALNAME:${title}`,
    ...dates.flatMap((date) => [
      "BEGIN:VEVENT",
      // Of this person's part in the event: one trial of two people is an entry in both calendars, and one id names one entry (RFC 5545, 3.8.4.7).
      `UID:${nameBasedId(body.id, `event/${date.event}`).replace("urn:uuid:", "")}`,
      `DTSTAMP:${basic(entry.publishedOn)}T000000Z`,
      `SEQUENCE:${entry.number}`,
      `DTSTART;VALUE=DATE:${basic(date.day)}`,
      `SUMMARY;LANGUAGE=${languageTag(locale)}:${text(summaryOf(date, name, locale))}`,
      `URL:${absolute(`${paths.record(locale, "person", body.slug)}#timeline`)}`,
      "TRANSP:TRANSPARENT",
      "END:VEVENT",
    ]),
    "END:VCALENDAR",
  ];
  return lines.map((line) => `${folded(line)}\r\n`).join("");
}

/** The name under which the file is saved. */
export function calendarFile(edition: EditionOf<"person">): string {
  return `caselight-${KIND_PLURAL.person}-${edition.entry.slug}.ics`;
}

function summaryOf({ title, mark }: DateAhead, name: string, locale: Locale): string {
  const t = translatorFor(locale, "takeaway");
  const words = translatorFor(locale, "words");
  const { stage, eventKind } = title ?? { stage: null, eventKind: null };
  const what = stage !== null ? words(`stage.${stage}`) : eventKind !== null ? words(`eventKind.${eventKind}`) : translatorFor(locale, "public")("timeline.reported");
  return mark === null ? t("calendar.entry", { what, name }) : t("calendar.marked", { what, mark: t(`calendar.mark.${mark}`), name });
}

const basic = (day: string): string => day.replaceAll("-", "");

/** TEXT (3.3.11): a comma, a semicolon, a backslash or a line break would end or change the value. */
function text(value: string): string {
  return value.replace(/[\\;,]/gu, (character) => `\\${character}`).replace(/\r\n|\r|\n/gu, "\\n");
}

/** Octets of a line, without its break (3.1). */
const LINE = 75;

/** Long lines go on after a break and a space; no character is cut in two. */
function folded(line: string): string {
  const parts: string[] = [];
  let part = "";
  for (const character of line) {
    // Every part but the first begins with the space.
    if (Buffer.byteLength(part + character) > (parts.length === 0 ? LINE : LINE - 1)) {
      parts.push(part);
      part = "";
    }
    part += character;
  }
  return [...parts, part].join("\r\n ");
}
