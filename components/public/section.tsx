import type { ReactNode } from "react";
import type { Locale } from "@/lib/core/kinds";
import { translatorFor } from "@/lib/messages/translate";

/**
 * A part of a page with its heading. Empty parts say so: silence would read as "there is none".
 * @param within of several records on one page: a part of one is no place of the page (two would have one name), and its heading is one level down
 */
export function Section({ id: name, title, locale, within, empty = false, note, children }: {
  id: string;
  within?: string | undefined;
  title: string;
  locale: Locale;
  empty?: boolean;
  note?: ReactNode;
  children?: ReactNode;
}) {
  const id = `${within ?? ""}${name}`;
  const Heading = within === undefined ? "h2" : "h3";
  return (
    <section id={id} {...(within === undefined ? { "aria-labelledby": `${id}-heading` } : {})} className="section">
      <Heading id={`${id}-heading`}>{title}</Heading>
      {note === undefined ? null : <p className="section-note">{note}</p>}
      {empty ? <p className="nothing">{translatorFor(locale, "public")("nothingRecorded")}</p> : children}
    </section>
  );
}
