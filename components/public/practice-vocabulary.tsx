import { formatHonestDate } from "@/lib/core/honest-date";
import type { Locale } from "@/lib/core/kinds";
import { translatorFor } from "@/lib/messages/translate";
import { lawVersionsOf, type LawVersion } from "@/lib/vocabulary/law";
import type { PracticeEntry } from "@/lib/vocabulary/practices";
import { durationInWords } from "./duration";
import { Section } from "./section";

/** From when to when a version was in force; the vocabulary may not know either end. */
function inForce({ inForceFrom, inForceTo }: LawVersion, locale: Locale): string {
  const t = translatorFor(locale, "public");
  const from = inForceFrom === null ? null : formatHonestDate(inForceFrom, locale);
  const to = inForceTo === null ? null : formatHonestDate(inForceTo, locale);
  if (from === null) return to === null ? t("practice.notRecorded") : t("practice.inForceTo", { to });
  return to === null ? t("practice.inForceFrom", { from }) : t("practice.inForce", { from, to });
}

/** What the practice is and what the law says: reference data with its own sources, kept apart from what is on record. */
export function PracticeVocabulary({ practice, locale }: { practice: PracticeEntry; locale: Locale }) {
  const t = translatorFor(locale, "public");
  const laws = lawVersionsOf(practice.code);
  const safeguards = practice.safeguards[locale];
  return (
    <>
      <div className="lead">
        <p>{practice.definition[locale]}</p>
      </div>
      <Section id="meaning" title={t("practice.meaning")} locale={locale} note={t("practice.vocabularyNote")}>
        <dl className="key-facts">
          <div>
            <dt>{t("practice.inEnglish")}</dt>
            <dd lang="en">{practice.names.en}</dd>
          </div>
          <div>
            <dt>{t("practice.inChinese")}</dt>
            <dd>
              <span lang="zh-Hans">{practice.names.zhHans}</span> · <span lang="zh-Latn">{practice.names.pinyin}</span>
            </dd>
          </div>
          {practice.otherNames.length === 0 ? null : (
            <div>
              <dt>{t("practice.otherNames")}</dt>
              {practice.otherNames.map((name) => (
                <dd key={name} lang={/\p{Script=Han}/u.test(name) ? "zh-Hans" : "en"}>
                  {name}
                </dd>
              ))}
            </div>
          )}
        </dl>
        {safeguards.length === 0 ? null : (
          <>
            <h3 className="spaced">{t("practice.safeguards")}</h3>
            <ul className="bullets">
              {safeguards.map((point) => (
                <li key={point}>{point}</li>
              ))}
            </ul>
          </>
        )}
        <p className="section-note">
          {t("practice.source")} <span lang="en">{practice.source}</span>
        </p>
      </Section>
      <Section id="law" title={t("practice.law")} locale={locale} empty={laws.length === 0}>
        <ul className="records">
          {laws.map((law) => (
            <li key={law.id}>
              <h3>
                {t("practice.lawVersion", { law: law.law[locale], version: law.version })}
                {law.article === null ? null : <>, {t("practice.article", { article: law.article })}</>}
              </h3>
              <p>
                {t("practice.longest", { length: durationInWords(law.longest, locale) })}
                {law.lengthArticle === null ? null : <> ({t("practice.article", { article: law.lengthArticle })})</>}
              </p>
              <p className="record-date">
                {inForce(law, locale)}
                {law.unchecked.length === 0 ? null : <> · {t("practice.unchecked")}</>}
              </p>
              {law.note === null ? null : <p>{law.note[locale]}</p>}
              <p className="section-note">
                {t("practice.source")} <span lang="en">{law.source}</span>
              </p>
            </li>
          ))}
        </ul>
      </Section>
    </>
  );
}
