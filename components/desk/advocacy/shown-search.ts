import type { ShownSearch } from "@/components/desk/advocacy/search-rows";
import type { SavedSearchId } from "@/lib/core/ids";
import type { Locale } from "@/lib/core/kinds";
import { translatorFor } from "@/lib/messages/translate";

type Kept = {
  id: SavedSearchId;
  name: string;
  list: "people" | "lawyers" | "search" | "statements" | "sources" | "updates";
  address: string | null;
  answers: number | null | "uncounted";
  search: { q: string; chosen: Readonly<Record<string, readonly string[] | undefined>> } | null;
};

/** What a saved search asks, in words: in which list, for what, and by how many filters. */
export function shownSearch({ id, name, list, address, answers, search }: Kept, locale: Locale): ShownSearch {
  const t = translatorFor(locale, "advocacy");
  const filters = Object.values(search?.chosen ?? {}).reduce((count, values = []) => count + values.length, 0);
  const asked = search === null ? [] : [...(search.q === "" ? [] : [t("searches.asked", { text: search.q })]), ...(filters === 0 ? [] : [t("searches.filters", { count: filters })])];
  return { id, name, address, answers, asked: [t(`searches.in.${list}`), ...(search !== null && asked.length === 0 ? [t("searches.everything")] : asked)].join(" · ") };
}
