import { NotFoundView } from "@/components/public/absent-view";
import { localeOf } from "@/components/public/params";
import { draftAsked, recordAsked } from "@/components/public/request-params";
import { RequestView, requestTitle } from "@/components/public/request-view";
import { REQUEST_FORM } from "@/lib/core/requests";
import { env } from "@/lib/platform/env";
import { makeFormStamp } from "@/lib/platform/form-stamp";
import { takeDraft } from "@/lib/requests/drafts";

type PageProps = { params: Promise<{ locale: string }>; searchParams: Promise<Record<string, string | string[] | undefined>> };

export const dynamic = "force-dynamic";

/** The form by itself, and the form again with what was typed when it was not taken. */
export default async function RequestsPage({ params, searchParams }: PageProps) {
  const { locale, known } = await localeOf(params);
  const bare = env().SURFACE === "desk";
  if (!known) return <NotFoundView locale={locale} />;
  const [record, name] = await Promise.all([recordAsked(searchParams, locale), draftAsked(searchParams)]);
  const draft = name === "" ? null : takeDraft(name);
  return (
    <>
      <title>{requestTitle(locale, draft)}</title>
      <RequestView locale={locale} bare={bare} way={{ by: "form", stamp: makeFormStamp(REQUEST_FORM) }} record={record} draft={draft} />
    </>
  );
}
