import type { Charge, Locale } from "@/lib/core/kinds";
import { siteLanguage } from "@/lib/core/languages";
import { paths } from "@/lib/core/paths";
import type { EditionBodyOf, EditionCharge } from "@/lib/editions/contract";
import { chargesByStage } from "@/lib/editions/custody";
import { publicHref } from "@/lib/editions/site";
import { translatorFor } from "@/lib/messages/translate";
import { chargeEntry } from "@/lib/vocabulary/charges";
import { inLocale } from "@/lib/vocabulary/sourced";
import { Fact } from "./evidence";
import { HonestDateText } from "./honest-date-text";
import { Section } from "./section";
import type { View } from "./view";

/** Charges by case and stage, as printed: a charge at detention need not be the one at conviction. Absent where none is on record. */
export function Charges({ person, view }: { person: EditionBodyOf<"person">; view: View }) {
  const t = translatorFor(view.locale, "custody");
  const cases = person.cases.map((detention) => ({ number: detention.number, stages: chargesByStage(detention) })).filter(({ stages }) => stages.length > 0);
  if (cases.length === 0) return null;
  return (
    <Section id="charges" within={view.within} title={t("charges.title")} locale={view.locale} note={t("charges.note")}>
      {cases.map(({ number, stages }) => (
        <div key={number}>
          {person.cases.length > 1 ? <h3 className="spaced">{t("spell.case", { number })}</h3> : null}
          <dl className="key-facts">
            {stages.map(({ stage, charges }) => (
              <div key={stage}>
                <dt>{t(`chargeStage.${stage}`)}</dt>
                {charges.map((charge) => (
                  <dd key={charge.id}>
                    <PrintedCharge charge={charge} view={view} />
                  </dd>
                ))}
              </div>
            ))}
          </dl>
        </div>
      ))}
    </Section>
  );
}

function PrintedCharge({ charge, view }: { charge: EditionCharge; view: View }) {
  return (
    <>
      <Fact fact={charge} view={view}>
        <q lang={charge.language}>{charge.text}</q>
      </Fact>
      {charge.date === null ? null : (
        <span className="kind">
          {" "}
          <HonestDateText edtf={charge.date.edtf} locale={view.locale} />
        </span>
      )}
      {charge.charge === null ? null : <TakenFor charge={charge.charge} locale={view.locale} />}
    </>
  );
}

/** The charge of the vocabulary, with its article: what an editor takes the printed words for. Its penalty and source stand with the vocabulary. */
function TakenFor({ charge, locale }: { charge: Charge; locale: Locale }) {
  return (
    <span className="taken-for">
      {translatorFor(locale, "custody")("charges.takenFor")}
      {siteLanguage(locale).space}
      <a href={publicHref(`${paths.about(locale)}#charge-${charge}`)}>{inLocale(chargeEntry(charge).names, locale)}</a> · {chargeArticle(charge, locale)}
    </span>
  );
}

/** Where the law has a charge: "Criminal Law, art. 105, para. 2"; says so where nobody has checked the number. */
export function chargeArticle(charge: Charge, locale: Locale): string {
  const t = translatorFor(locale, "custody");
  const { law, article, paragraph, unchecked } = chargeEntry(charge);
  const where = paragraph === null ? t("charges.article", { law: law[locale], article }) : t("charges.articleParagraph", { law: law[locale], article, paragraph });
  return unchecked.length === 0 ? where : `${where} · ${t("charges.notChecked")}`;
}
