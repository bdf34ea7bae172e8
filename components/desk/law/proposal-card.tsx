import { lawLines } from "@/components/desk/law/law-lines";
import { VersionWhole } from "@/components/desk/law/version-card";
import { DecideForms } from "@/components/desk/proposals/decide-forms";
import { Difference } from "@/components/desk/proposals/difference";
import { FiledCard, SHIPPED, WaitingCard } from "@/components/desk/proposals/filed";
import { lawTitle } from "@/components/public/law-words";
import { DrawnFrom } from "@/components/ui/drawn-once";
import type { AccountId } from "@/lib/core/ids";
import type { Locale } from "@/lib/core/kinds";
import { approveLawAction, refuseLawAction, takeBackLawAction } from "@/lib/law/actions";
import type { LawOnFile } from "@/lib/law/schema";
import { translatorFor } from "@/lib/messages/translate";
import type { LawVersion } from "@/lib/vocabulary/law";

/** What is proposed, of which version. */
function proposedTitle({ act, version, replaces }: Pick<LawOnFile, "act" | "version" | "replaces">, locale: Locale): string {
  return translatorFor(locale, "law")(`proposed.${act}`, { version: lawTitle(replaces ?? version, locale) });
}

/** A proposal that waits: what would stand beside what stands, by whom and why, and what this person may do with it. */
export function ProposalCard({ filed, locale, title, writer }: { filed: LawOnFile; locale: Locale; title: string; writer: AccountId }) {
  const t = translatorFor(locale, "law");
  const { id, act, version, replaces, may } = filed;
  const deciding = { idField: "lawId", approve: approveLawAction, refuse: refuseLawAction, takeBack: takeBackLawAction, effect: t(act === "withdraw" ? "effectOff" : "effect"), confirm: t(act === "withdraw" ? "approveOff" : "approveConfirm") };
  return (
    <WaitingCard filed={filed} title={proposedTitle(filed, locale)} locale={locale} forms={<DecideForms locale={locale} title={title} writer={writer} id={id} may={may} deciding={deciding} />}>
      {replaces === null || act === "withdraw" ? <VersionWhole version={version} locale={locale} /> : <Difference before={lawLines(replaces, locale)} after={lawLines(version, locale)} locale={locale} />}
    </WaitingCard>
  );
}

/** A line of the history: what was done or proposed, and what became of it. */
export function FiledLine({ filed, locale }: { filed: LawOnFile; locale: Locale }) {
  if (filed.state === "shipped" && filed.proposed === null && filed.reason === null) return <DrawnFrom from={{ locale, version: filed.version }} draw={shippedLine} />;
  const name = lawTitle(filed.version, locale);
  return (
    <FiledCard filed={filed} title={filed.state === "shipped" ? name : proposedTitle(filed, locale)} name={name} locale={locale}>
      <VersionWhole version={filed.version} locale={locale} />
    </FiledCard>
  );
}

/** The same of what came with the product: nobody proposed it and nobody decided on it, so that it is alike whoever reads it. */
function shippedLine({ locale, version }: { locale: Locale; version: LawVersion }) {
  const name = lawTitle(version, locale);
  return (
    <FiledCard filed={SHIPPED} title={name} name={name} locale={locale}>
      <VersionWhole version={version} locale={locale} />
    </FiledCard>
  );
}
