import type { ReactNode } from "react";
import { PublicLink } from "@/components/public/public-link";
import type { Locale } from "@/lib/core/kinds";
import { languageTag, otherLocales } from "@/lib/core/languages";
import { paths } from "@/lib/core/paths";
import { translatorFor } from "@/lib/messages/translate";

type SignedOutFrameProps = {
  locale: Locale;
  title: string;
  /** The address of this page in another language; null where changing it would lose a step. */
  inLanguage: ((other: Locale) => string) | null;
  children: ReactNode;
};

/** The frame of the pages before sign-in: one heading, one thing to do. */
export function SignedOutFrame({ locale, title, inLanguage, children }: SignedOutFrameProps) {
  const t = translatorFor(locale, "accounts");
  return (
    <>
      <header className="border-b border-rule">
        <div className="mx-auto flex w-full max-w-page flex-wrap items-center gap-x-6 px-4 py-3">
          <PublicLink to={paths.home(locale)} className="me-auto inline-flex min-h-11 items-center">
            {t("publicSite")}
          </PublicLink>
          {inLanguage !== null &&
            otherLocales(locale).map((other) => (
              <a key={other} href={inLanguage(other)} lang={languageTag(other)} hrefLang={languageTag(other)} className="inline-flex min-h-11 items-center">
                {translatorFor(other, "common")("languageName")}
              </a>
            ))}
        </div>
      </header>
      <main className="mx-auto w-full max-w-page px-4 py-8">
        <div className="max-w-measure">
          <p className="text-small text-muted">{t("title")}</p>
          <h1 className="mb-6">{title}</h1>
          {children}
        </div>
      </main>
      {/* After the children: a form that failed writes "Error: …" before it, and the first title in the head is the one shown. */}
      <title>{`${title} – ${t("title")}`}</title>
    </>
  );
}
