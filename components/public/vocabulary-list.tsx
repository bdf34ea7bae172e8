import { CHARGES, STAGES, type Locale } from "@/lib/core/kinds";
import { writtenIn } from "@/lib/core/languages";
import { translatorFor } from "@/lib/messages/translate";
import { chargeEntry } from "@/lib/vocabulary/charges";
import type { PracticeEntry, Practices } from "@/lib/vocabulary/practices";
import { inLocale } from "@/lib/vocabulary/sourced";
import { stageEntry } from "@/lib/vocabulary/stages";
import { chargeArticle } from "./charges";
import { wordingChangedInWords } from "./practice-words";

const OTHER = { en: { names: "zhHans", language: "zh-Hans" }, zh: { names: "en", language: "en" } } as const;

/** The words of the record for practices, stages and charges, in both languages, with their sources. */
export function VocabularyList({ practices, locale }: { practices: Practices; locale: Locale }) {
  const t = translatorFor(locale, "public");
  const other = OTHER[locale];
  return (
    <>
      <h3 className="spaced">{translatorFor(locale, "common")("practices")}</h3>
      <dl className="vocabulary">
        {practices.map((practice) => (
          <div key={practice.code}>
            <dt>
              {inLocale(practice.names, locale)} <span lang={other.language}>{practice.names[other.names]}</span>
            </dt>
            <dd>{practice.definition[locale]}</dd>
            <dd className="section-note">
              {t("practice.source")} <span lang={writtenIn(practice.source) ?? undefined}>{practice.source}</span>
            </dd>
            <Changed practice={practice} locale={locale} />
          </div>
        ))}
      </dl>
      <h3 className="spaced">{t("about.stages")}</h3>
      <dl className="vocabulary">
        {STAGES.map((code) => {
          const stage = stageEntry(code);
          return (
            <div key={code}>
              <dt>
                {inLocale(stage.names, locale)} <span lang={other.language}>{stage.names[other.names]}</span>
              </dt>
              {stage.longest === null ? null : <dd>{stage.longest[locale]}</dd>}
              <dd className="section-note">
                {t("practice.source")} <span lang="en">{stage.source}</span>
              </dd>
            </div>
          );
        })}
      </dl>
      <h3 className="spaced">{translatorFor(locale, "custody")("charges.title")}</h3>
      <dl className="vocabulary">
        {CHARGES.map((code) => {
          const charge = chargeEntry(code);
          return (
            <div key={code} id={`charge-${code}`}>
              <dt>
                {inLocale(charge.names, locale)} <span lang={other.language}>{charge.names[other.names]}</span>
              </dt>
              <dd>
                {chargeArticle(code, locale)} · {charge.penalty[locale]}
              </dd>
              <dd className="section-note">
                {t("practice.source")} <span lang="en">{charge.source}</span>
              </dd>
            </div>
          );
        })}
      </dl>
    </>
  );
}

/** Why it reads otherwise than it did, or is no longer used. */
function Changed({ practice, locale }: { practice: PracticeEntry; locale: Locale }) {
  const said = wordingChangedInWords(practice, locale);
  return said === null ? null : <dd className="section-note">{said}</dd>;
}
