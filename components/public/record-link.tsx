import type { ReactNode } from "react";
import type { Locale } from "@/lib/core/kinds";
import { languageTag } from "@/lib/core/languages";
import { paths } from "@/lib/core/paths";
import type { RecordId } from "@/lib/core/ids";
import type { Named } from "@/lib/editions/head";
import { labelOf, piecesOf, type Label } from "@/lib/editions/labels";
import { publicHref } from "@/lib/editions/site";
import { HowPut } from "./how-put";
import type { View } from "./view";

type Shown = Pick<View, "locale" | "lookup">;

// What stands on a page hundreds of times calls its parts as the functions that they are: as elements each is looked at by the renderer again, which took longer than what they draw.

/**
 * A text in its own language; without a language it is the page's own. Words of other languages within it keep theirs. A label's mark is for MarkedLabel.
 * @param on the language of what is around it, where that is known: words in the same one need not say so
 */
export function InLanguage({ on, ...label }: Label & { on?: Locale }): ReactNode {
  const around = on === undefined ? null : languageTag(on);
  if (label.within === undefined) return label.language === null || label.language === around ? label.text : <span lang={label.language}>{label.text}</span>;
  return piecesOf(label).map(({ text, language }, index) => (language === null || language === around ? text : <span key={`${String(index)} ${text}`} lang={language}>{text}</span>));
}

/** What a record is called, and the mark without which an alleged name or title would read like a plain one: it belongs to the name, and stays with it within a link. */
export function MarkedLabel({ label, locale }: { label: Label; locale: View["locale"] }) {
  return (
    <>
      {InLanguage({ ...label, on: locale })}
      {label.mark === undefined ? null : <> {HowPut({ how: label.mark, locale })}</>}
    </>
  );
}

/** The same of a record. */
export function RecordLabel({ edition, view: { locale, lookup } }: { edition: Named; view: Shown }) {
  return MarkedLabel({ label: labelOf(edition, locale, lookup), locale });
}

/** A link to a record's page under the name that readers of this language know. */
export function RecordLink({ edition, view }: { edition: Named; view: Shown }) {
  return (
    <a href={publicHref(paths.record(view.locale, edition.body.kind, edition.body.slug))}>
      {RecordLabel({ edition, view })}
    </a>
  );
}

/** The same by id; nothing at all where the record was withdrawn. */
export function RecordLinkById({ id, view }: { id: RecordId; view: Shown }) {
  const edition = view.lookup.get(id);
  return edition === undefined ? null : RecordLink({ edition, view });
}
