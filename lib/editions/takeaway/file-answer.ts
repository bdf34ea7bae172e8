/** Answers that are files: what is cited, followed or taken along. */
import { LOCALES, type Locale } from "@/lib/core/kinds";
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

/**
 * A file that is written while it is read. Where writing fails, the connection breaks: half a file must not look whole.
 * @param pieces text, in order; asked for only as fast as it is read
 */
export function streamedAnswer(pieces: AsyncGenerator<string, void>, type: FileType, saveAs: string): Response {
  const encoder = new TextEncoder();
  const stream = new ReadableStream<Uint8Array>({
    async pull(controller) {
      const piece = await pieces.next();
      if (piece.done === true) controller.close();
      else controller.enqueue(encoder.encode(piece.value));
    },
    async cancel() {
      await pieces.return(undefined);
    },
  });
  return new Response(stream, { headers: { "Content-Type": contentType(type), "Content-Disposition": `attachment; filename="${saveAs}"` } });
}

/**
 * There is no such file: in the words of the pages, and in the same whether there never was or is not public.
 * @param state `over`: it belongs to an edition of the dataset that does not stand any more
 * @param locale null where the address names none: in every language of the site
 */
export function absentFile(state: "missing" | "withdrawn" | "over", locale: Locale | null): Response {
  const said = (locale === null ? LOCALES : [locale]).map((each) => `${ABSENCE[state](each).join("\n")}\n`);
  return new Response(said.join("\n"), { status: state === "missing" ? 404 : 410, headers: { "Content-Type": contentType("text/plain") } });
}

const ABSENCE = {
  missing: (locale: Locale) => [translatorFor(locale, "public")("missing.heading"), translatorFor(locale, "public")("missing.sentence")],
  withdrawn: (locale: Locale) => [translatorFor(locale, "public")("gone.heading"), translatorFor(locale, "public")("gone.sentence")],
  over: (locale: Locale) => [translatorFor(locale, "takeaway")("data.over")],
} as const;
