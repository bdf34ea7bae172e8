import type { Metadata } from "next";
import { NotFoundView } from "@/components/public/absent-view";
import { Frame } from "@/components/public/frame";
import { HonestDateText } from "@/components/public/honest-date-text";
import { pageMetadata } from "@/components/public/page-metadata";
import { localeOf } from "@/components/public/params";
import { HomeSearch } from "@/components/public/search-box";
import { UpdateList } from "@/components/public/update-list";
import { KIND_PLURAL, RECORD_KINDS } from "@/lib/core/kinds";
import { paths } from "@/lib/core/paths";
import { countRecords } from "@/lib/editions/queries/count-records";
import { listUpdates } from "@/lib/editions/queries/list-updates";
import { loadEditions } from "@/lib/editions/queries/load-editions";
import { translatorFor } from "@/lib/messages/translate";

type PageProps = { params: Promise<{ locale: string }> };

export const dynamic = "force-dynamic";

const LATEST_UPDATES = 10;

export async function generateMetadata({ params }: PageProps): Promise<Metadata> {
  const { locale } = await localeOf(params);
  const t = translatorFor(locale, "common");
  return pageMetadata(locale, `${t("siteName")} · ${t("tagline")}`, t("tagline"));
}

export default async function HomePage({ params }: PageProps) {
  const { locale, known } = await localeOf(params);
  if (!known) return <NotFoundView locale={locale} />;
  const [{ counts, asOf }, updates] = await Promise.all([countRecords(), listUpdates(LATEST_UPDATES)]);
  const lookup = await loadEditions([], updates.map(({ record }) => record));
  const t = translatorFor(locale, "public");
  const words = translatorFor(locale, "words");
  return (
    <Frame locale={locale} path="" first={<HomeSearch locale={locale} />}>
      <h1 className="home-title">{t("home.title")}</h1>
      <div className="lead">
        <p>{t("home.what")}</p>
        <p>{t("home.how")}</p>
      </div>
      <section aria-labelledby="record-heading" className="section">
        <h2 id="record-heading">{t("home.record")}</h2>
        <ul className="counts">
          {RECORD_KINDS.map((kind) => (
            <li key={kind}>
              <a href={paths.list(locale, KIND_PLURAL[kind])}>
                <span className="count">{counts[kind].toLocaleString(locale)}</span> {words(`recordKinds.${kind}`)}
              </a>
            </li>
          ))}
        </ul>
        {asOf === null ? null : (
          <p className="section-note">
            {t("home.asOf")} <HonestDateText edtf={asOf} locale={locale} />
          </p>
        )}
      </section>
      <section aria-labelledby="ways-heading" className="section">
        <h2 id="ways-heading">{t("home.ways")}</h2>
        <ul className="ways">
          {(["people", "lawyers", "countries", "practices"] as const).map((way) => (
            <li key={way}>
              <a href={way === "lawyers" ? paths.lawyers(locale) : paths.list(locale, way)}>{t(`home.way.${way}`)}</a>
            </li>
          ))}
        </ul>
      </section>
      <section aria-labelledby="updates-heading" className="section">
        <h2 id="updates-heading">{t("home.updates")}</h2>
        <UpdateList updates={updates} view={{ locale, lookup }} level={3} />
        <p className="next-page">
          <a href={paths.updates(locale)}>{t("home.allUpdates")}</a>
        </p>
      </section>
    </Frame>
  );
}
