import { recordTitle, type MentionedRecord } from "@/components/desk/fact-words";
import { dayOf } from "@/lib/core/days";
import { formatHonestDate } from "@/lib/core/honest-date";
import type { RecordId } from "@/lib/core/ids";
import type { Locale } from "@/lib/core/kinds";
import { paths } from "@/lib/core/paths";
import { translatorFor } from "@/lib/messages/translate";

type Told = MentionedRecord & { id: RecordId };

/** Pairs that were told apart, each with the way to compare the two again. */
export function ApartList({ locale, pairs }: { locale: Locale; pairs: readonly { one: Told; other: Told; by: string; at: Date }[] }) {
  const t = translatorFor(locale, "duplicates");
  return (
    <ul className="mt-2 grid gap-2">
      {pairs.map(({ one, other, by, at }) => {
        const names = [recordTitle(one, locale), recordTitle(other, locale)];
        return (
          <li key={`${one.id} ${other.id}`} className="border-s-4 border-rule ps-4">
            <a href={paths.desk.compareTwo(one.id, other.id)} className="inline-flex min-h-11 flex-wrap items-center gap-x-2">
              <span lang={names[0]?.lang}>{names[0]?.text}</span>
              <span aria-hidden="true">·</span>
              <span lang={names[1]?.lang}>{names[1]?.text}</span>
            </a>
            <p className="text-small text-muted">{t("compare.toldApart", { name: by, day: formatHonestDate(dayOf(at), locale) })}</p>
          </li>
        );
      })}
    </ul>
  );
}
