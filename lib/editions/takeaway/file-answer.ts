/** Answers that are files: what is cited, followed or taken along. */
import type { Locale } from "@/lib/core/kinds";
import { translatorFor } from "@/lib/messages/translate";

/** Content types of our files. Text is UTF-8, and says so wherever its type has a parameter for it. */
export type FileType =
  | "application/atom+xml"
  | "application/feed+json"
  | "application/xml"
  | "application/x-bibtex"
  | "application/x-research-info-systems"
  | "application/ld+json"
  | "application/json"
  | "application/x-ndjson"
  | "text/calendar"
  | "text/csv"
  | "text/plain";

// JSON is UTF-8 by itself (RFC 8259, 8.1) and has no such parameter.
const HAS_CHARSET = /^text\/|xml$|bibtex$|systems$/u;

/** The type with its character set, as a header says it. */
export function contentType(type: FileType): string {
  return HAS_CHARSET.test(type) ? `${type}; charset=utf-8` : type;
}

/**
 * A file of text.
 * @param saveAs the name under which a browser saves it, ASCII; without one it may show it
 */
export function fileAnswer(body: string, type: FileType, saveAs?: string): Response {
  return new Response(body, {
    headers: { "Content-Type": contentType(type), ...(saveAs === undefined ? {} : { "Content-Disposition": `attachment; filename="${saveAs}"` }) },
  });
}

/** There is no such file: in the words of the pages, and in the same whether there never was or is not public. */
export function absentFile(state: "missing" | "withdrawn", locale: Locale): Response {
  const t = translatorFor(locale, "public");
  const words = state === "withdrawn" ? [t("gone.heading"), t("gone.sentence")] : [t("missing.heading"), t("missing.sentence")];
  return new Response(`${words.join("\n")}\n`, { status: state === "withdrawn" ? 410 : 404, headers: { "Content-Type": contentType("text/plain") } });
}
