import type { Locale } from "@/lib/core/kinds";
import { citationsDrawnOf, citationsOf } from "@/lib/editions/facts";
import { isAffirmed } from "@/lib/editions/mark";
import type { RecordPageContent } from "@/lib/editions/page-content";
import { chainsOf } from "@/lib/editions/source-notes";
import { markOfPointing } from "@/lib/editions/statements-for";
import { statementsInTime } from "@/lib/editions/timeline";
import { translatorFor } from "@/lib/messages/translate";
import { KeyFacts } from "./key-facts";
import { RecordPage, viewOf } from "./record-page";
import { Section } from "./section";
import { SourceChain } from "./source-chain";
import { StatementList } from "./statement-list";
import { StatementOwn } from "./statement-own";

type StatementRecordProps = RecordPageContent<"statement"> & { locale: Locale };

/** The page of one statement: who said it, its words, who put their name to it, what it is about and what answered it. */
export function StatementRecord({ first, edition, statements, lookup, locale }: StatementRecordProps) {
  const { body } = edition;
  const t = translatorFor(locale, "public");
  const responses = statementsInTime(statements.filter((other) => other.body.about.some((fact) => fact.to === body.id && isAffirmed(fact))));
  const citations = citationsOf(body);
  const view = viewOf(lookup, locale, [...citations, ...citationsDrawnOf(responses)]);

  return (
    <RecordPage edition={edition} view={view} first={first}>
      <Section id="facts" title={t("record.facts")} locale={locale}>
        <KeyFacts body={body} view={view} />
      </Section>
      <StatementOwn body={body} view={view} />
      <Section id="responses" title={t("statement.responses")} locale={locale} empty={responses.length === 0}>
        <StatementList statements={responses} markOf={(statement) => markOfPointing(body.id, statement)} view={view} />
      </Section>
      <Section id="chain" title={t("statement.chain")} locale={locale} empty={!chainsOf(citations, lookup).some(({ length }) => length > 1)}>
        <SourceChain citations={citations} view={view} />
      </Section>
    </RecordPage>
  );
}
