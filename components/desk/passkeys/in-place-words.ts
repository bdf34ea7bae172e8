import type { InPlaceWords } from "@/components/desk/passkeys/passkey-in-place";
import type { Locale } from "@/lib/core/kinds";
import { onceForEach } from "@/lib/core/once";
import { translatorFor } from "@/lib/messages/translate";

/** Of the passkey that may stand in for a code: the same object each time, which React then describes to a browser once for a page. */
export const inPlaceWords = onceForEach((locale: Locale): InPlaceWords => {
  const t = translatorFor(locale, "passkeys");
  return { button: t("inPlace.button"), asking: t("inPlace.asking"), given: t("inPlace.given"), failed: t("inPlace.failed") };
});
