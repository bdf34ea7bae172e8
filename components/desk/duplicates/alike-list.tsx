import type { AlikeNames, SharedTrait } from "@/lib/duplicates/schema";
import type { Locale } from "@/lib/core/kinds";
import { translatorFor } from "@/lib/messages/translate";

type AlikeListProps = { locale: Locale; alike: readonly AlikeNames[]; traits?: readonly SharedTrait[] };

const NONE: readonly SharedTrait[] = [];

/** Why two people may be one, in words: how their names are alike, and what else they share. */
export function AlikeList({ locale, alike, traits = NONE }: AlikeListProps) {
  const t = translatorFor(locale, "duplicates");
  return (
    <ul className="mt-1 list-disc ps-5">
      {alike.map(({ likeness, one, other }) => (
        <li key={`${one} ${other}`}>{t(`why.${likeness}`, { one, other })}</li>
      ))}
      {traits.map((trait) => (
        <li key={trait}>{t(`shared.${trait}`)}</li>
      ))}
    </ul>
  );
}
