import type { ReactNode } from "react";
import { paths } from "@/lib/core/paths";
import type { EditionLookup } from "@/lib/editions/edition";
import type { Head } from "@/lib/editions/head";
import { headNames, labelOf } from "@/lib/editions/labels";
import type { Matched } from "@/lib/editions/search/ways";
import type { Locale } from "@/lib/core/kinds";
import { publicHref } from "@/lib/editions/site";
import { InLanguage, MarkedLabel } from "./record-link";
import { WhyMatched } from "./record-rows";

// What a person is called takes no other record.
const NOBODY_ELSE: EditionLookup = new Map();

type ListedProps = { head: Head; locale: Locale };

/** What a person on somebody's list is called today, with the mark that belongs to the name. */
export function ListedName({ head, locale }: ListedProps) {
  return <MarkedLabel label={labelOf({ body: head }, locale, NOBODY_ELSE)} locale={locale} />;
}

/** The same worked out once, for a row that says the name with each of its buttons. */
export function listedName({ head, locale }: ListedProps): ReactNode {
  const label = labelOf({ body: head }, locale, NOBODY_ELSE);
  return label.mark === undefined ? InLanguage(label) : <MarkedLabel label={label} locale={locale} />;
}

/** The same as the way to their profile, with their name in the other script, and why they were found. */
export function ListedPerson({ head, matched, locale }: ListedProps & { matched?: Matched | undefined }) {
  const label = labelOf({ body: head }, locale, NOBODY_ELSE);
  const other = headNames(head.names, locale).find((name) => name.text !== label.text && name.mark === null);
  return (
    <>
      <a href={publicHref(paths.record(locale, "person", head.slug))} className="font-semibold">
        <MarkedLabel label={label} locale={locale} />
      </a>
      {other === undefined ? null : (
        <span className="other-name" lang={other.language}>
          {other.text}
        </span>
      )}
      {matched === undefined ? null : <WhyMatched matched={matched} locale={locale} />}
    </>
  );
}
