import { ListRows } from "@/components/desk/advocacy/list-rows";
import { TodaySection } from "@/components/desk/today-lists";
import { PublicLink } from "@/components/public/public-link";
import type { Locale } from "@/lib/core/kinds";
import { paths } from "@/lib/core/paths";
import { translatorFor } from "@/lib/messages/translate";

const LINK = "inline-flex min-h-11 items-center font-semibold";

/** What an advocate can do on the desk, each with the way to it. */
export function AdvocateWaysIn({ locale }: { locale: Locale }) {
  const t = translatorFor(locale, "advocacy");
  const ways = [
    { says: t("today.search"), link: <PublicLink to={paths.list(locale, "people")} className={LINK}>{t("today.searchLink")}</PublicLink> },
    { says: t("today.lists"), link: <a href={paths.desk.lists()} className={LINK}>{t("lists.title")}</a> },
    { says: t("today.searches"), link: <a href={paths.desk.searches()} className={LINK}>{t("searches.title")}</a> },
  ];
  return (
    <section aria-labelledby="begin" className="mb-10 border border-rule p-4">
      <h2 id="begin">{t("today.what")}</h2>
      <ul className="mt-3 grid gap-3">
        {ways.map(({ says, link }) => (
          <li key={says}>
            <p>{says}</p>
            {link}
          </li>
        ))}
      </ul>
    </section>
  );
}

type OwnLists = { locale: Locale; lists: Parameters<typeof ListRows>[0]["lists"]; /** Of all; `lists` are the first of them. */ count: number; searches: readonly { id: string; name: string; address: string | null }[] };

/** The first of one's lists and saved searches; the headings lead to all of them. */
export function OwnLists({ locale, lists, count, searches }: OwnLists) {
  const t = translatorFor(locale, "advocacy");
  const today = translatorFor(locale, "today");
  return (
    <>
      <TodaySection id="lists" heading={today("counted", { title: t("today.yourLists"), count })} href={paths.desk.lists()}>
        <ListRows locale={locale} lists={lists} empty={t("today.noLists")} />
      </TodaySection>
      <TodaySection id="searches" heading={t("today.yourSearches")} href={paths.desk.searches()}>
        {searches.length === 0 ? (
          <p className="text-muted">{t("today.noSearches")}</p>
        ) : (
          <ul className="grid gap-1">
            {searches.map(({ id, name, address }) => (
              <li key={id} className="border-s-4 border-rule ps-4">
                {address === null ? <a href={paths.desk.searches()} className={LINK}>{name}</a> : <PublicLink to={address} className={LINK}>{name}</PublicLink>}
              </li>
            ))}
          </ul>
        )}
      </TodaySection>
    </>
  );
}
