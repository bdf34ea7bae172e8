import { randomUUID } from "node:crypto";
import * as z from "zod";
import { LookForm, SaveSearchForm } from "@/components/desk/advocacy/search-forms";
import { ChangeSearch, SearchRows } from "@/components/desk/advocacy/search-rows";
import { shownSearch } from "@/components/desk/advocacy/shown-search";
import { DeskPage } from "@/components/desk/desk-page";
import { PublicLink } from "@/components/public/public-link";
import { requireActor } from "@/lib/accounts/require-actor";
import { listSearches } from "@/lib/advocacy/queries/list-searches";
import { countKeptSearches } from "@/lib/editions/queries/count-kept-search";
import { addressOfKept, keptSearch, SEARCHED_LISTS, searchOfKept } from "@/lib/editions/search/search-address";
import { translatorFor } from "@/lib/messages/translate";

/** Of updates nothing can be asked in words. */
const LOOKED_IN = SEARCHED_LISTS.filter((list) => list !== "updates");
const searchSchema = z.object({ q: z.string().trim().max(100).catch("").default(""), in: z.enum(LOOKED_IN).catch("people").default("people") });

/** The searches that somebody saved, with how much answers each now; and saving one, by its address or from a search here. */
export default async function SearchesPage({ searchParams }: { searchParams: Promise<unknown> }) {
  const actor = await requireActor();
  const { locale } = actor;
  const t = translatorFor(locale, "advocacy");
  const title = t("searches.title");
  const { q, in: list } = searchSchema.parse(await searchParams);
  const looked = q === "" ? null : keptSearch(list, { q });
  const kept = await listSearches(actor);
  const [answers = null] = looked === null ? [] : await countKeptSearches([looked]);
  const counts = await countKeptSearches(kept);
  const searches = kept.map((search, place) => ({ ...search, answers: counts[place] ?? null }));
  const shown = searches.map((search) => shownSearch({ ...search, address: addressOfKept(search, locale), search: searchOfKept(search) }, locale));
  const address = looked === null ? null : addressOfKept(looked, locale);
  return (
    <DeskPage locale={locale} title={title} crumbs={[]}>
      <div className="max-w-measure">
        <p className="mb-6">{t("searches.what")}</p>
        <section aria-labelledby="searches" className="mb-10">
          <h2 id="searches" className="mb-3">{t("searches.count", { count: shown.length })}</h2>
          <SearchRows locale={locale} searches={shown} empty={t("searches.empty")}>
            {(search) => <ChangeSearch locale={locale} title={title} search={search} writer={actor.accountId} />}
          </SearchRows>
        </section>
        <section aria-labelledby="look" className="mb-10 border-t border-rule pt-5">
          <h2 id="look" className="mb-3">{t("searches.look")}</h2>
          <LookForm locale={locale} lists={LOOKED_IN.map((value) => ({ value, label: t(`searches.in.${value}`) }))} list={list} text={q} />
          {address !== null && answers !== null && (
            <p className="mt-4" role="status">
              {t("searches.found", { list: t(`searches.in.${list}`), text: q, answers: answers === "uncounted" ? t("searches.uncounted") : t("searches.answers", { count: answers }) })} <PublicLink to={address}>{t("searches.open")}</PublicLink>
            </p>
          )}
        </section>
        <section aria-labelledby="save" className="border-t border-rule pt-5">
          <h2 id="save" className="mb-3">{t("searches.save")}</h2>
          <SaveSearchForm locale={locale} title={title} searchId={randomUUID()} writer={actor.accountId} {...(address === null ? {} : { name: q, address })} />
        </section>
      </div>
    </DeskPage>
  );
}
