import { DecideBoxes, type Deciding, type DecideWords } from "@/components/desk/proposals/decide-boxes";
import { keepIdAt } from "@/components/desk/script-words";
import { formLabels } from "@/components/forms/form-labels";
import type { AccountId } from "@/lib/core/ids";
import type { Locale } from "@/lib/core/kinds";
import { onceForEach } from "@/lib/core/once";
import { packed, type Packed } from "@/lib/core/packed";
import { translatorFor } from "@/lib/messages/translate";
import type { MayDecide } from "@/lib/proposals/schema";

/** The same object each time, which React then describes to a browser once for all proposals of a page. */
const decideWords = onceForEach((locale: Locale): Packed<DecideWords> => {
  const t = translatorFor(locale, "proposals");
  return packed<DecideWords>({ aloneHint: t("aloneHint"), approve: t("approve"), refuseNote: t("refuseNote"), refuse: t("refuse"), own: t("own"), takeBack: t("takeBack") });
});

type DecideFormsProps = { locale: Locale; title: string; writer: AccountId; id: string; may: MayDecide; deciding: Deciding };

/** What this person may do with a proposal: let it take effect, refuse it, take it back. */
export function DecideForms({ locale, title, writer, id, may, deciding }: DecideFormsProps) {
  return <DecideBoxes labels={formLabels(locale)} words={decideWords(locale)} title={title} writer={writer} id={id} refusalId={keepIdAt(`refuse ${id}`)} may={may} deciding={deciding} />;
}
