import { paths } from "@/lib/core/paths";
import type { RecordId } from "@/lib/core/ids";
import type { Named } from "@/lib/editions/head";
import { labelOf, piecesOf, type Label } from "@/lib/editions/labels";
import type { View } from "./view";

type Shown = Pick<View, "locale" | "lookup">;

/** A text in its own language; without a language it is the page's own. Words of other languages within it keep theirs. */
export function InLanguage(label: Label) {
  return piecesOf(label).map(({ text, language }, index) => (language === null ? text : <span key={`${String(index)} ${text}`} lang={language}>{text}</span>));
}

/** A link to a record's page under the name that readers of this language know. */
export function RecordLink({ edition, view: { locale, lookup } }: { edition: Named; view: Shown }) {
  return (
    <a href={paths.record(locale, edition.body.kind, edition.body.slug)}>
      <InLanguage {...labelOf(edition, locale, lookup)} />
    </a>
  );
}

/** The same by id; nothing at all where the record was withdrawn. */
export function RecordLinkById({ id, view }: { id: RecordId; view: Shown }) {
  const edition = view.lookup.get(id);
  return edition === undefined ? null : <RecordLink edition={edition} view={view} />;
}
