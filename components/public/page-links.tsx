import type { Locale } from "@/lib/core/kinds";
import { translatorFor } from "@/lib/messages/translate";

const AROUND = 2;

/** Numbered pages: the first, the last, and those around the present one. Nothing where there is one page only. */
export function PageLinks({ page: present, pages: last, hrefOf, locale }: { page: number; pages: number; hrefOf: (page: number) => string; locale: Locale }) {
  const t = translatorFor(locale, "search");
  if (last === 1) return null;
  const near = Array.from({ length: 2 * AROUND + 1 }, (_, at) => present - AROUND + at);
  const numbers = [...new Set([1, ...near, last])].filter((number) => number >= 1 && number <= last).toSorted((a, b) => a - b);
  return (
    <nav aria-label={t("pages.label")} className="pages">
      <ul>
        {present > 1 && present <= last ? (
          <li>
            <a href={hrefOf(present - 1)} rel="prev">
              {t("pages.previous")}
            </a>
          </li>
        ) : null}
        {numbers.map((number, at) => (
          <li key={number}>
            {number - (numbers[at - 1] ?? 0) > 1 ? <span aria-hidden="true">… </span> : null}
            {number === present ? (
              <strong aria-current="page">{number}</strong>
            ) : (
              <a href={hrefOf(number)} aria-label={t("pages.page", { page: number })}>
                {number}
              </a>
            )}
          </li>
        ))}
        {present < last ? (
          <li>
            <a href={hrefOf(present + 1)} rel="next">
              {t("pages.next")}
            </a>
          </li>
        ) : null}
      </ul>
    </nav>
  );
}
