import type { Locale } from "@/lib/core/kinds";
import { affirmedOf } from "@/lib/editions/affirmed";
import type { EditionOf } from "@/lib/editions/edition";
import type { NoteUse } from "@/lib/editions/source-notes";
import { translatorFor } from "@/lib/messages/translate";
import { HowPut } from "./how-put";

/** The ways back from a note to what rests on it: a reader who followed a number goes on where they were, or sees what else hangs on these words. */
export function NoteUses({ uses, locale }: { uses: readonly NoteUse[]; locale: Locale }) {
  if (uses.length === 0) return null;
  return (
    <span className="note-uses">
      {" "}
      <span aria-hidden="true">↩</span> {translatorFor(locale, "profile")("sources.usedAt")}
      {uses.map(({ href, text }, position) => (
        <span key={href}>
          {position === 0 ? null : translatorFor(locale, "common")("listSeparator")}
          <a href={href}>{text}</a>
        </span>
      ))}
    </span>
  );
}

/**
 * Where a source can be read, and where a copy of it is kept, as far as a source says so: the address in full, so that nobody is led anywhere unseen. Only addresses of the web
 * become links, and the one that is left is told nothing of this page.
 */
export function ReadAt({ source, locale }: { source: EditionOf<"source">; locale: Locale }) {
  const t = translatorFor(locale, "profile");
  return (
    <>
      {Addresses({ source, attribute: "address", title: t("sources.readAt"), locale })}
      {Addresses({ source, attribute: "archive", title: t("sources.keptAt"), locale })}
    </>
  );
}

function Addresses({ source, attribute, title, locale }: { source: EditionOf<"source">; attribute: "address" | "archive"; title: string; locale: Locale }) {
  const addresses = affirmedOf(source.body, attribute);
  if (addresses.length === 0) return null;
  return (
    <p className="source-particulars">
      {title}
      {addresses.map(({ reading, mark }) => (
        <span key={reading.id} className="source-address">
          {WebAddress({ text: reading.text })} {mark === null ? null : HowPut({ how: mark, locale })}
        </span>
      ))}
    </p>
  );
}

/** A link of its own text where that is an address of the web; else the text. */
export function WebAddress({ text }: { text: string }) {
  return isOfTheWeb(text) ? (
    <a href={text} rel="external nofollow noreferrer">
      {text}
    </a>
  ) : (
    <>{text}</>
  );
}

function isOfTheWeb(text: string): boolean {
  return /^https?:\/\/[^\s/]/u.test(text) && URL.canParse(text);
}
