import type { ReactNode } from "react";
import type { Locale } from "@/lib/core/kinds";
import { paths } from "@/lib/core/paths";
import { translatorFor } from "@/lib/messages/translate";
import { Frame, type Crumb } from "./frame";
import { OtherLanguages } from "./other-languages";

type RequestFrameProps = { locale: Locale; /** True where only the desk half is served, and no public page is there to lead to. */ bare: boolean; crumbs?: readonly Crumb[]; children: ReactNode };

/** What surrounds the form for requests and its answers. */
export function RequestFrame({ locale, bare, crumbs = [], children }: RequestFrameProps) {
  if (!bare) {
    return (
      <Frame locale={locale} path="/corrections" crumbs={crumbs}>
        {children}
      </Frame>
    );
  }
  const t = translatorFor(locale, "common");
  return (
    <>
      <a className="skip-link" href="#content">
        {t("skipToContent")}
      </a>
      <header className="site-header">
        <div className="page flex flex-wrap items-baseline justify-between gap-x-6 gap-y-1 py-4">
          <span className="site-name" lang="en">
            {t("siteName")}
          </span>
          <OtherLanguages locale={locale} address={paths.requests} />
        </div>
      </header>
      <div className="page grow">
        <main id="content" tabIndex={-1}>
          {children}
        </main>
      </div>
    </>
  );
}
