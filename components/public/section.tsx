import type { ReactNode } from "react";
import type { Locale } from "@/lib/core/kinds";
import { translatorFor } from "@/lib/messages/translate";

/** A part of a page with its heading. Empty parts say so: silence would read as "there is none". */
export function Section({ id, title, locale, empty = false, note, children }: {
  id: string;
  title: string;
  locale: Locale;
  empty?: boolean;
  note?: ReactNode;
  children?: ReactNode;
}) {
  return (
    <section id={id} aria-labelledby={`${id}-heading`} className="section">
      <h2 id={`${id}-heading`}>{title}</h2>
      {note === undefined ? null : <p className="section-note">{note}</p>}
      {empty ? <p className="nothing">{translatorFor(locale, "public")("nothingRecorded")}</p> : children}
    </section>
  );
}
