/** What was chosen of a list, and in which order it stands: links, for people and for every other list alike. */
import type { Locale } from "@/lib/core/kinds";
import { translatorFor } from "@/lib/messages/translate";

type Link = { text: string; href: string };

/** Each choice as a link that takes it away, and one for all of them. Nothing where nothing is chosen. */
export function ChosenLinks({ links, clear, locale }: { links: readonly Link[]; /** Where everything is taken away. */ clear: string; locale: Locale }) {
  const t = translatorFor(locale, "search");
  if (links.length === 0) return null;
  return (
    <nav aria-label={t("chosen.title")} className="chosen">
      <ul>
        {links.map(({ text, href }) => (
          <li key={text}>
            <a href={href}>
              {text}
              <span aria-hidden="true"> ✕</span>
              <span className="sr-only"> – {t("chosen.remove")}</span>
            </a>
          </li>
        ))}
        <li>
          <a className="chosen-clear" href={clear}>
            {t("chosen.clear")}
          </a>
        </li>
      </ul>
    </nav>
  );
}

/** The orders, as links; the present one is none. Nothing where there is one order only. */
export function OrderLinks({ orders, locale }: { orders: readonly (Link & { isPresent: boolean })[]; locale: Locale }) {
  const t = translatorFor(locale, "search");
  if (orders.length < 2) return null;
  return (
    <nav aria-label={t("sort.title")} className="sorts">
      <span aria-hidden="true">{t("sort.title")}</span>
      <ul>
        {orders.map(({ text, href, isPresent }) => (
          <li key={text}>{isPresent ? <strong aria-current="true">{text}</strong> : <a href={href}>{text}</a>}</li>
        ))}
      </ul>
    </nav>
  );
}
