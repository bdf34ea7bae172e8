import type { Metadata } from "next";
import { NotFoundView } from "@/components/public/absent-view";
import { listMetadata } from "@/components/public/list-page";
import { localeOf } from "@/components/public/params";
import { recordAsked } from "@/components/public/request-params";
import { RequestView, type RequestWay } from "@/components/public/request-view";
import type { Locale } from "@/lib/core/kinds";
import { paths } from "@/lib/core/paths";
import { REQUEST_FORM } from "@/lib/core/requests";
import { translatorFor } from "@/lib/messages/translate";
import { env } from "@/lib/platform/env";
import { makeFormStamp } from "@/lib/platform/form-stamp";

type PageProps = { params: Promise<{ locale: string }>; searchParams: Promise<Record<string, string | string[] | undefined>> };

export const dynamic = "force-dynamic";

export async function generateMetadata({ params, searchParams }: PageProps): Promise<Metadata> {
  const { locale } = await localeOf(params);
  const t = translatorFor(locale, "requests");
  // One page for search engines, not one for each record.
  return { ...listMetadata(locale, t("title"), t("description")), ...((await recordAsked(searchParams, locale)) === "" ? {} : { robots: { index: false } }) };
}

/** The public half cannot write: it leads to the desk half's form, or says to write a letter (docs/decisions/020). */
function wayFor(locale: Locale, record: string): RequestWay {
  const { SURFACE, CASELIGHT_DESK_ORIGIN } = env();
  if (SURFACE !== "public") return { by: "form", stamp: makeFormStamp(REQUEST_FORM) };
  if (CASELIGHT_DESK_ORIGIN === undefined) return { by: "letter" };
  const query = record === "" ? "" : `?about=${encodeURIComponent(record.split("/").slice(2).join("/"))}`;
  return { by: "link", href: `${new URL(CASELIGHT_DESK_ORIGIN).origin}${paths.requests(locale)}${query}` };
}

export default async function CorrectionsPage({ params, searchParams }: PageProps) {
  const { locale, known } = await localeOf(params);
  if (!known) return <NotFoundView locale={locale} />;
  const record = await recordAsked(searchParams, locale);
  return <RequestView locale={locale} bare={false} way={wayFor(locale, record)} record={record} />;
}
