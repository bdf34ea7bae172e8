import { NotFoundView } from "@/components/public/absent-view";
import { localeOf } from "@/components/public/params";
import { RequestFrame } from "@/components/public/request-frame";
import { referenceAsked } from "@/components/public/request-params";
import { Section } from "@/components/public/section";
import { paths } from "@/lib/core/paths";
import { translatorFor } from "@/lib/messages/translate";
import { env } from "@/lib/platform/env";

type PageProps = { params: Promise<{ locale: string }>; searchParams: Promise<Record<string, string | string[] | undefined>> };

export const dynamic = "force-dynamic";

/** Where a form that was taken leads. Its address holds a random reference, and nothing of what was written. */
export default async function ReceivedPage({ params, searchParams }: PageProps) {
  const { locale, known } = await localeOf(params);
  const reference = await referenceAsked(searchParams);
  if (!known || reference === null) return <NotFoundView locale={locale} />;
  const t = translatorFor(locale, "requests");
  const bare = env().SURFACE === "desk";
  return (
    <RequestFrame locale={locale} bare={bare} head={<title>{`${t("received.title")} · ${translatorFor(locale, "common")("siteName")}`}</title>}>
      <h1>{t("received.title")}</h1>
      <p className="lead">{t("received.lead")}</p>
      <dl>
        <dt>{t("received.reference")}</dt>
        <dd className="request-reference">{reference}</dd>
      </dl>
      <p>{t("received.referenceNote")}</p>
      <Section id="next" title={t("received.next")} locale={locale}>
        <ul className="request-list">
          <li>{t("received.answer")}</li>
          <li>{t("received.watch")}</li>
          <li>{t("received.trace")}</li>
        </ul>
      </Section>
      {bare ? null : (
        <p className="request-ask">
          <a href={paths.home(locale)}>{translatorFor(locale, "common")("home")}</a>
        </p>
      )}
    </RequestFrame>
  );
}
