import type { ComponentProps } from "react";
import { PublicLink } from "@/components/public/public-link";
import { RecordLabel, RecordLink } from "@/components/public/record-link";
import type { Locale } from "@/lib/core/kinds";

type Standing = ComponentProps<typeof RecordLink>["edition"];

/** What somebody watches, as lib/watching names it: a standing record, or a search with the page that shows it, null where it can no longer be read. */
export type Watched = { kind: "record"; edition: Standing } | { kind: "search"; title: string; page: string | null };

// Neither people, practices nor countries are called by other records.
const NOBODY_ELSE: ComponentProps<typeof RecordLink>["view"]["lookup"] = new Map();

/** A link to its public page, under the name that it has there. */
export function WatchedLink({ watched, locale }: { watched: Watched; locale: Locale }) {
  return watched.kind === "record" ? <RecordLink edition={watched.edition} view={{ locale, lookup: NOBODY_ELSE }} /> : watched.page === null ? watched.title : <PublicLink to={watched.page}>{watched.title}</PublicLink>;
}

/** The name alone: for the words of a button. */
export function WatchedName({ watched, locale }: { watched: Watched; locale: Locale }) {
  return watched.kind === "record" ? <RecordLabel edition={watched.edition} view={{ locale, lookup: NOBODY_ELSE }} /> : watched.title;
}
