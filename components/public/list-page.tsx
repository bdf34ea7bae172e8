import type { Metadata } from "next";
import type { ReactNode } from "react";
import type { Locale } from "@/lib/core/kinds";
import { translatorFor } from "@/lib/messages/translate";
import { Frame } from "./frame";
import { pageMetadata } from "./page-metadata";

type ListPageProps = {
  locale: Locale;
  /** The address after the language. */
  path: string;
  /** See Frame. */
  query?: string;
  json?: string;
  title: string;
  lead?: string;
  /** Where this page of the list begins, as its address says it; null on the first. */
  after?: string | null;
  /** How many the whole list has; with its own words. */
  count?: string;
  /** Address of the next page; null on the last. */
  next?: string | null;
  children: ReactNode;
};

/** A list of records with its count, and a link to its next page. */
export function ListPage({ locale, path, query = "", json, title, lead, count, after = null, next = null, children }: ListPageProps) {
  return (
    <Frame locale={locale} path={path} query={query} crumbs={[]} canonical={`/${locale}${path}${after === null ? "" : `?after=${after}`}`} {...(json === undefined ? {} : { json })}>
      <h1>{title}</h1>
      {lead === undefined ? null : <p className="lead">{lead}</p>}
      {count === undefined ? null : <p className="notice">{count}</p>}
      {children}
      {next === null ? null : (
        <p className="next-page">
          <a href={next} rel="next">
            {translatorFor(locale, "public")("list.next")}
          </a>
        </p>
      )}
    </Frame>
  );
}

/** Title and description of a list. */
export function listMetadata(locale: Locale, title: string, description: string): Metadata {
  return pageMetadata(locale, `${title} · ${translatorFor(locale, "common")("siteName")}`, description);
}
