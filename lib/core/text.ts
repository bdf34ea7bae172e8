/**
 * Text as people type it, made safe to keep: well-formed Unicode in NFC, no NUL or other controls, no invisible reordering.
 * Zero-width joiners stay: Persian, Uyghur and Indic names need them. Messages are keys of lib/messages, never sentences.
 */
import * as z from "zod";

// Postgres refuses NUL; lone surrogates break JSON; the bidi overrides can make one name look like another.
const FORBIDDEN = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\u007F-\u009F\u202A-\u202E\u2066-\u2069\uFFFE\uFFFF]/u;

const SHORT_TEXT_CHARACTERS = 300;
const LONG_TEXT_CHARACTERS = 5_000;
/** Characters of one written form of a name. */
export const NAME_CHARACTERS = 200;

function isReadable(value: string): boolean {
  return value.isWellFormed() && !FORBIDDEN.test(value);
}

function text(longest: number) {
  return z
    .string({ error: "required" })
    .refine(isReadable, { error: "unreadableCharacters", abort: true })
    .transform((value) => value.normalize("NFC").replaceAll("\r\n", "\n").trim())
    .pipe(z.string().min(1, { error: "required" }).max(longest, { error: "tooLong" }));
}

/** One line, up to 300 characters. */
export const shortTextSchema = text(SHORT_TEXT_CHARACTERS);
/** Paragraphs, up to 5,000 characters. */
export const longTextSchema = text(LONG_TEXT_CHARACTERS);
/** One written form of a name, up to 200 characters. */
export const nameTextSchema = text(NAME_CHARACTERS);

const ADDRESS_CHARACTERS = 2_000;

/** What was typed as a web address, whether or not it is one: kept or looked up as it is, so nothing in it that Postgres refuses. */
export const typedAddressSchema = z.string().max(ADDRESS_CHARACTERS, { error: "tooLong" }).refine(isReadable, { error: "unreadableCharacters" });
/** An address of the web, up to 2,000 characters. `URL` alone takes controls and hands the text on with them. */
export const webAddressSchema = typedAddressSchema.pipe(z.url({ protocol: /^https?$/, error: "address" }));

/** BCP 47, in the subset that `Intl` understands. */
export const languageTagSchema = z.string().refine(
  (tag) => {
    try {
      return Intl.getCanonicalLocales(tag).length === 1;
    } catch {
      return false;
    }
  },
  { error: "language" },
);
