import type { Locale } from "@/lib/core/kinds";
import { formatHonestDate } from "@/lib/core/honest-date";
import { paths } from "@/lib/core/paths";
import { DATASET_FILES, SUMS_FILE, type DatasetEdition, type WrittenFile } from "@/lib/editions/dataset/files";
import { absolute, today } from "@/lib/editions/site";
import { citedDay } from "@/lib/editions/takeaway/citation";
import { translatorFor } from "@/lib/messages/translate";
import { Section } from "./section";

type DatasetProps = {
  /** Null while no record stands. */
  edition: DatasetEdition | null;
  /** Null while the hashes are being worked out. */
  files: readonly WrittenFile[] | null;
  locale: Locale;
};

/** The dataset's files with their hashes, how they are made and cited, the licence, the API and the feeds. */
export function DatasetView({ edition, files, locale }: DatasetProps) {
  const t = translatorFor(locale, "takeaway");
  return (
    <>
      <Section id="files" title={t("data.edition")} locale={locale}>
        {edition === null ? <p className="nothing">{t("data.empty")}</p> : <Files edition={edition} files={files} locale={locale} />}
      </Section>
      <Section id="how" title={t("data.how")} locale={locale}>
        {(["made", "verify", "whatIsNot", "formulas"] as const).map((part) => (
          <p key={part} className="paragraph">
            {t(`data.${part}`)}
          </p>
        ))}
      </Section>
      {edition === null ? null : (
        <Section id="cite" title={t("data.cite")} locale={locale}>
          <p className="paragraph citation">{citation(edition, locale)}</p>
          <p className="section-note">{t("cite.retrieved")}</p>
        </Section>
      )}
      <Section id="licence" title={t("data.licence")} locale={locale}>
        {(["licenceData", "licenceQuotations", "people"] as const).map((part) => (
          <p key={part} className="paragraph">
            {t(`data.${part}`)}
          </p>
        ))}
      </Section>
      <Section id="api" title={t("data.api")} locale={locale}>
        <p className="paragraph">{t("data.apiLead")}</p>
        <p className="paragraph">
          <a href={paths.openApi()} type="application/json">
            {t("data.openApi")}
          </a>
        </p>
      </Section>
      <Section id="feeds" title={t("data.feeds")} locale={locale}>
        <p className="paragraph">{t("data.feedsLead")}</p>
        <p className="paragraph file-links">
          <a href={paths.updatesFeed(locale, "feed.atom")} type="application/atom+xml">
            Atom
          </a>
          <a href={paths.updatesFeed(locale, "feed.json")} type="application/feed+json">
            JSON Feed
          </a>
        </p>
      </Section>
    </>
  );
}

function citation({ publication, day }: DatasetEdition, locale: Locale): string {
  return translatorFor(locale, "takeaway")("data.citation", { token: publication, published: citedDay(day, locale), url: absolute(paths.data(locale)), retrieved: citedDay(today(), locale) });
}

function Files({ edition, files, locale }: DatasetProps & { edition: DatasetEdition }) {
  const t = translatorFor(locale, "takeaway");
  return (
    <>
      <p className="section-note">{t("data.asOf", { token: edition.publication, day: formatHonestDate(edition.day, locale) })}</p>
      <ul className="records">
        {DATASET_FILES.map(({ name, holds, type }) => {
          const written = files?.find((file) => file.name === name);
          return (
            <li key={name}>
              <h3>
                <a href={paths.dataset(edition.publication, name)} type={type}>
                  {name}
                </a>
              </h3>
              <p>
                {t(`data.kinds.${holds}`)}
                {written === undefined ? null : <span className="kind"> · {t("data.rows", { count: written.rows })}</span>}
              </p>
              <p className="kind">
                {t("data.hash")} {written === undefined ? t("data.later") : <code>{written.sha256}</code>}
              </p>
            </li>
          );
        })}
      </ul>
      <p className="paragraph">
        <a href={paths.dataset(edition.publication, SUMS_FILE)} type="text/plain">
          {t("data.sums")}
        </a>
      </p>
    </>
  );
}
