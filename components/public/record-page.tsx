import type { Metadata } from "next";
import type { ReactNode } from "react";
import { KIND_PLURAL, type Locale, type RecordKind } from "@/lib/core/kinds";
import { paths } from "@/lib/core/paths";
import type { EditionCitation } from "@/lib/editions/contract";
import type { Edition, EditionLookup } from "@/lib/editions/edition";
import { headNames, labelOf, plainLabelOf } from "@/lib/editions/labels";
import { numberNotes } from "@/lib/editions/source-notes";
import { translatorFor } from "@/lib/messages/translate";
import { EditionBox, SeededNotice } from "./edition-box";
import { Frame } from "./frame";
import { pageMetadata } from "./page-metadata";
import { MarkedLabel } from "./record-link";
import { SourceList } from "./source-list";
import { OnPaper, TakeAway, linkedDocuments } from "./take-away";
import type { View } from "./view";

/** Numbers the quotations that a page shows. */
export function viewOf(lookup: EditionLookup, locale: Locale, citations: readonly EditionCitation[]): View {
  return { locale, lookup, notes: numberNotes(citations, lookup) };
}

type RecordPageProps = { edition: Edition; view: View; /** What of the page the address chooses, after its question mark. */ query?: string; /** What comes straight after the skip link. */ first?: ReactNode; lead?: ReactNode; children: ReactNode };

/** The page of one record: its names as heading, what the page says, the numbered sources, the edition. */
export function RecordPage({ edition, view, query = "", first, lead, children }: RecordPageProps) {
  const { locale, lookup } = view;
  const { body } = edition;
  const plural = KIND_PLURAL[body.kind];
  const label = labelOf(edition, locale, lookup);
  const names = headNames(body.names, locale);
  const other = names.find((name) => name.text !== label.text && name.mark === null && body.kind === "person");
  return (
    <Frame
      locale={locale}
      path={`/${plural}/${body.slug}`}
      query={query}
      first={first}
      crumbs={[{ href: paths.list(locale, plural), text: translatorFor(locale, "common")(plural) }]}
      json={paths.api(plural, body.slug)}
      linked={linkedDocuments(edition, locale, plainLabelOf(edition, locale, lookup).text)}
    >
      <article className="record">
        <h1>
          <MarkedLabel label={label} locale={locale} />
          {other === undefined ? null : (
            <>
              {" "}
              <span className="other-name" lang={other.language}>
                {other.text}
              </span>
            </>
          )}
        </h1>
        {lead === undefined ? null : <div className="lead">{lead}</div>}
        <SeededNotice edition={edition} locale={locale} />
        <OnPaper edition={edition} locale={locale} />
        {children}
        <SourceList view={view} />
        <EditionBox edition={edition} locale={locale} />
        <TakeAway edition={edition} view={view} />
        <p className="request-ask">
          <a href={paths.corrections(locale, `${plural}/${body.slug}`)} rel="nofollow">
            {translatorFor(locale, "requests")("linkRecord")}
          </a>
        </p>
      </article>
    </Frame>
  );
}

type Content = { state: "standing"; edition: Edition; lookup?: EditionLookup } | { state: "withdrawn" | "moved" | "missing" };

/** Title and description of a record's page, from the same read as the page. */
export function recordMetadata(content: Content, locale: Locale, kind: RecordKind): Metadata {
  // The view of an absent record sets its own title.
  if (content.state !== "standing") return {};
  const { text } = plainLabelOf(content.edition, locale, content.lookup ?? new Map());
  const site = translatorFor(locale, "common")("siteName");
  const description = translatorFor(locale, "public")("record.description", { name: text, kind: translatorFor(locale, "words")(`recordKind.${kind}`) });
  return pageMetadata(locale, `${text} · ${site}`, description);
}
