import type { ReactNode } from "react";
import type { Locale } from "@/lib/core/kinds";
import { paths } from "@/lib/core/paths";
import { translatorFor } from "@/lib/messages/translate";

type SignedOutFrameProps = {
  locale: Locale;
  title: string;
  /** This page in the other language; null where changing it would lose a step. */
  otherLanguage: string | null;
  children: ReactNode;
};

/** The frame of the pages before sign-in: one heading, one thing to do. */
export function SignedOutFrame({ locale, title, otherLanguage, children }: SignedOutFrameProps) {
  const t = translatorFor(locale, "accounts");
  const other: Locale = locale === "en" ? "zh" : "en";
  return (
    <>
      <header className="border-b border-rule">
        <div className="mx-auto flex w-full max-w-page flex-wrap items-center gap-x-6 px-4 py-3">
          <a href={paths.home(locale)} className="me-auto inline-flex min-h-11 items-center">
            {t("publicSite")}
          </a>
          {otherLanguage !== null && (
            <a href={otherLanguage} lang={other === "zh" ? "zh-Hans" : "en"} hrefLang={other} className="inline-flex min-h-11 items-center">
              {t("otherLanguage")}
            </a>
          )}
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
