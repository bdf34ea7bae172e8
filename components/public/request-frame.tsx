import type { ReactNode } from "react";
import type { Locale } from "@/lib/core/kinds";
import { paths } from "@/lib/core/paths";
import { translatorFor } from "@/lib/messages/translate";
import { Frame, type Crumb } from "./frame";
import { MainPart } from "./main-part";
import { OtherLanguages } from "./other-languages";

type RequestFrameProps = { locale: Locale; /** True where only the desk half is served, and no public page is there to lead to. */ bare: boolean; crumbs?: readonly Crumb[]; /** As of a Frame. */ head?: ReactNode; children: ReactNode };

/** What surrounds the form for requests and its answers. */
export function RequestFrame({ locale, bare, crumbs = [], head, children }: RequestFrameProps) {
  if (!bare) {
    return (
      <Frame locale={locale} path="/corrections" crumbs={crumbs} head={head}>
        {children}
      </Frame>
    );
  }
  const t = translatorFor(locale, "common");
  return (
    <>
      {head}
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
        <MainPart>{children}</MainPart>
      </div>
    </>
  );
}
