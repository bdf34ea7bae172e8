import { DecideForms } from "@/components/desk/proposals/decide-forms";
import { Difference, Fields } from "@/components/desk/proposals/difference";
import { FiledCard, SHIPPED, WaitingCard } from "@/components/desk/proposals/filed";
import { wordingLines } from "@/components/desk/wording/wording-lines";
import { DrawnFrom } from "@/components/ui/drawn-once";
import type { AccountId } from "@/lib/core/ids";
import type { Locale } from "@/lib/core/kinds";
import { translatorFor } from "@/lib/messages/translate";
import type { PracticeEntry } from "@/lib/vocabulary/practices";
import { inLocale } from "@/lib/vocabulary/sourced";
import { approveWordingAction, refuseWordingAction, takeBackWordingAction } from "@/lib/wording/actions";
import type { WordingOnFile } from "@/lib/wording/schema";

/** What is proposed, of which practice. */
function proposedTitle({ act, version, replaces }: Pick<WordingOnFile, "act" | "version" | "replaces">, locale: Locale): string {
  return translatorFor(locale, "wording")(`proposed.${act}`, { practice: inLocale((replaces ?? version).names, locale) });
}

/** A proposal that waits: the words that would stand beside those that do, by whom and why, and what this person may do with it. */
export function ProposalCard({ filed, locale, title, writer }: { filed: WordingOnFile; locale: Locale; title: string; writer: AccountId }) {
  const t = translatorFor(locale, "wording");
  const { id, act, version, replaces, may } = filed;
  const deciding = { idField: "wordingId", approve: approveWordingAction, refuse: refuseWordingAction, takeBack: takeBackWordingAction, effect: t(act === "retire" ? "effectRetire" : "effect"), confirm: t(act === "retire" || act === "restore" ? "approveUse" : "approveConfirm") };
  return (
    <WaitingCard filed={filed} title={proposedTitle(filed, locale)} locale={locale} forms={<DecideForms locale={locale} title={title} writer={writer} id={id} may={may} deciding={deciding} />}>
      {replaces === null ? <Fields lines={wordingLines(version, locale)} /> : <Difference before={wordingLines(replaces, locale)} after={wordingLines(version, locale)} locale={locale} />}
    </WaitingCard>
  );
}

/** A line of the history: what was done or proposed, and what became of it. */
export function FiledLine({ filed, locale }: { filed: WordingOnFile; locale: Locale }) {
  if (filed.state === "shipped" && filed.proposed === null && filed.reason === null) return <DrawnFrom from={{ locale, version: filed.version }} draw={shippedLine} />;
  return (
    <FiledCard filed={filed} title={filed.state === "shipped" ? inLocale(filed.version.names, locale) : proposedTitle(filed, locale)} name={translatorFor(locale, "wording")("filed")} locale={locale}>
      <Fields lines={wordingLines(filed.version, locale)} />
    </FiledCard>
  );
}

/** The same of what came with the product: nobody proposed it and nobody decided on it, so that it is alike whoever reads it. */
function shippedLine({ locale, version }: { locale: Locale; version: PracticeEntry }) {
  return (
    <FiledCard filed={SHIPPED} title={inLocale(version.names, locale)} name={translatorFor(locale, "wording")("filed")} locale={locale}>
      <Fields lines={wordingLines(version, locale)} />
    </FiledCard>
  );
}
