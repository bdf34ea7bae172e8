import { ClosingBoxes, type ClosingWords } from "@/components/desk/accounts/closing-boxes";
import { inPlaceWords } from "@/components/desk/passkeys/in-place-words";
import { formLabels } from "@/components/forms/form-labels";
import { closeDeskAction, openDeskAction } from "@/lib/accounts/actions";
import { CLOSING_MODES, type ClosingMode, type Locale } from "@/lib/core/kinds";
import { onceForEach } from "@/lib/core/once";
import { packed, type Packed } from "@/lib/core/packed";
import { translatorFor } from "@/lib/messages/translate";

const closingWords = onceForEach((locale: Locale): Packed<ClosingWords> => {
  const t = translatorFor(locale, "workers");
  return packed<ClosingWords>({
    both: t("closing.both"),
    reasonHint: t("closing.reasonHint"),
    codeHint: t("closing.codeHint"),
    openHint: t("closing.openHint"),
    openAgain: t("closing.openAgain"),
    confirmOpen: t("closing.confirmOpen"),
    close: t("closing.close"),
    change: t("closing.change"),
    fields: { mode: t("closing.mode"), reason: t("closing.reason"), code: t("closing.code"), confirmed: t("closing.confirmClose") },
    modes: CLOSING_MODES.map((value) => ({ value, label: t(`closing.modes.${value}`), hint: t(`closing.modeHints.${value}`) })),
  });
});

const ACTS = { close: closeDeskAction, open: openDeskAction };

type ClosingFormsProps = { locale: Locale; title: string; /** How it is closed now; null while it is open. */ mode: ClosingMode | null; /** Whether this admin has a passkey, which may stand in for the code. */ passkeys: boolean };

/** The forms that close the desk and open it again. */
export function ClosingForms({ locale, title, mode, passkeys }: ClosingFormsProps) {
  return <ClosingBoxes acts={ACTS} labels={formLabels(locale)} words={closingWords(locale)} title={title} mode={mode} inPlace={passkeys ? inPlaceWords(locale) : null} />;
}
