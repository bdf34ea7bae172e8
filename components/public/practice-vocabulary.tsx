import type { Locale } from "@/lib/core/kinds";
import { writtenIn } from "@/lib/core/languages";
import { translatorFor } from "@/lib/messages/translate";
import type { Laws, LawVersion } from "@/lib/vocabulary/law";
import type { PracticeEntry } from "@/lib/vocabulary/practices";
import { changedInWords, inForceInWords, lawTitle, longestInWords } from "./law-words";
import { wordingChangedInWords } from "./practice-words";
import { Section } from "./section";

/** What the practice is and what the law says: reference data with its own sources, kept apart from what is on record. */
export function PracticeVocabulary({ practice, laws, locale }: { practice: PracticeEntry; /** On this practice. */ laws: Laws; locale: Locale }) {
  const t = translatorFor(locale, "public");
  const safeguards = practice.safeguards[locale];
  const { quotation } = practice;
  const changed = wordingChangedInWords(practice, locale);
  return (
    <>
      <div className="lead">
        <p>{practice.definition[locale]}</p>
        {practice.retired ? <p>{t("practice.retired")}</p> : null}
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
                <dd key={name} lang={writtenIn(name) ?? undefined}>
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
        {quotation === null ? null : (
          <figure className="exact">
            <blockquote lang={quotation.language}>{quotation.text}</blockquote>
            <figcaption>{t("practice.quotation")}</figcaption>
          </figure>
        )}
        <p className="section-note">
          {t("practice.source")} <span lang={writtenIn(practice.source) ?? undefined}>{practice.source}</span>
        </p>
        {changed === null ? null : <p className="section-note">{changed}</p>}
      </Section>
      <Section id="law" title={t("practice.law")} locale={locale} empty={laws.length === 0}>
        <ul className="records">
          {laws.map((law) => (
            <li key={law.id}>
              <h3>
                {lawTitle(law, locale)}
                {law.article === null ? null : <>, {t("practice.article", { article: law.article })}</>}
              </h3>
              <p>{longestInWords(law, locale)}</p>
              <p className="record-date">
                {inForceInWords(law, locale)}
                {law.unchecked.length === 0 ? null : <> · {t("practice.unchecked")}</>}
              </p>
              {law.note === null ? null : <p>{law.note[locale]}</p>}
              <LawWords law={law} locale={locale} />
              <p className="section-note">
                {t("practice.source")} <span lang={writtenIn(law.source) ?? undefined}>{law.source}</span>
              </p>
              <Changed law={law} locale={locale} />
            </li>
          ))}
        </ul>
      </Section>
    </>
  );
}

/** What the law, and the source, say word for word, each in its own language. */
function LawWords({ law: { wording, translation, quotation, end }, locale }: { law: LawVersion; locale: Locale }) {
  const t = translatorFor(locale, "law");
  const said = [{ term: t("wording"), words: wording }, { term: t("translation"), words: translation }, { term: t("quotation"), words: quotation }, { term: t("ended"), words: end }];
  return said.map(({ term, words }) =>
    words === null ? null : (
      <figure key={term} className="exact">
        <blockquote lang={words.language}>{words.text}</blockquote>
        <figcaption>
          {term}
          {words === end ? <> · <span lang={writtenIn(end.source) ?? undefined}>{end.source}</span></> : null}
        </figcaption>
      </figure>
    ),
  );
}

function Changed({ law, locale }: { law: LawVersion; locale: Locale }) {
  const said = changedInWords(law, locale);
  return said === null ? null : <p className="section-note">{said}</p>;
}
