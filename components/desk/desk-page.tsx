import type { ReactNode } from "react";
import type { Locale } from "@/lib/core/kinds";
import { paths } from "@/lib/core/paths";
import { translatorFor } from "@/lib/messages/translate";

export type Crumb = { href: string; label: ReactNode; lang?: string };

type DeskPageProps = {
  locale: Locale;
  /** Plain text for the window; also the heading unless `heading` brings its own. */
  title: string;
  heading?: ReactNode;
  crumbs?: readonly Crumb[];
  children: ReactNode;
};

const NO_CRUMBS: readonly Crumb[] = [];

/** The frame of one page of the desk: where one is, one heading, the page. */
export function DeskPage({ locale, title, heading, crumbs, children }: DeskPageProps) {
  const t = translatorFor(locale, "desk");
  const trail = crumbs === undefined ? NO_CRUMBS : [{ href: paths.desk.today(), label: t("nav.today") }, ...crumbs];
  return (
    <>
      {trail.length > 0 && (
        <nav aria-label={t("breadcrumbs")} className="mb-4 text-small">
          <ol className="flex flex-wrap gap-x-2">
            {trail.map((crumb) => (
              <li key={crumb.href} className="not-last:after:ms-2 not-last:after:text-muted not-last:after:content-['/']">
                <a href={crumb.href} lang={crumb.lang} className="inline-block py-1">
                  {crumb.label}
                </a>
              </li>
            ))}
          </ol>
        </nav>
      )}
      <h1 className="mb-6">{heading ?? title}</h1>
      {children}
      {/* After the children: a form that failed writes "Error: …" before it, and the first title in the head is the one shown. */}
      <title>{`${title} – ${t("siteName")}`}</title>
    </>
  );
}
