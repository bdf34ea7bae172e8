/** The words of a basis: labels of its boxes, and its closed lists as choices. */
import type { Option } from "@/components/forms/select";
import { BASES, PURPOSES, type Locale } from "@/lib/core/kinds";
import { translatorFor } from "@/lib/messages/translate";

/** @param prefix "" or `basis.` */
export function basisFieldLabels(locale: Locale, prefix: string): Record<string, string> {
  const t = translatorFor(locale, "consent");
  const names = ["agreedBy", "agreedHow", "agreedOn", "askedBy", "note"] as const;
  return { [`${prefix}basis`]: t("basisLabel"), ...Object.fromEntries(names.map((name) => [`${prefix}${name}`, t(name)])) };
}

export function basisOptions(locale: Locale): Option[] {
  const t = translatorFor(locale, "consent");
  return BASES.map((basis) => ({ value: basis, label: t(`basis.${basis}`) }));
}

export function purposeOptions(locale: Locale): Option[] {
  const t = translatorFor(locale, "consent");
  return PURPOSES.map((purpose) => ({ value: purpose, label: t(`purpose.${purpose}`) }));
}
