import type { RecordId } from "@/lib/core/ids";
import type { Locale } from "@/lib/core/kinds";
import { paths } from "@/lib/core/paths";
import { translatorFor } from "@/lib/messages/translate";
import type { PracticeEntry } from "@/lib/vocabulary/practices";
import { inLocale } from "@/lib/vocabulary/sourced";

type RetiredNoticeProps = { locale: Locale; retired: readonly { recordId: RecordId; names: PracticeEntry["names"] }[] };

/** Says of a change that names practices which were retired meanwhile why it cannot go on, which they are, and what to do. Nothing where there is none. */
export function RetiredNotice({ locale, retired }: RetiredNoticeProps) {
  if (retired.length === 0) return null;
  const t = translatorFor(locale, "wording");
  return (
    <section aria-labelledby="retired-practices" className="mb-8 border-s-4 border-caution ps-4">
      <h2 id="retired-practices" className="text-lead">{t("waitsFor.title")}</h2>
      <p className="mt-2">{t("waitsFor.text")}</p>
      <ul className="mt-2 list-disc ps-5">
        {retired.map(({ recordId, names }) => (
          <li key={recordId}>
            <a href={paths.desk.record(recordId)} className="inline-flex min-h-11 items-center">{inLocale(names, locale)}</a>
          </li>
        ))}
      </ul>
    </section>
  );
}
