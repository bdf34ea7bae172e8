import { recordTitle, type MentionedRecord } from "@/components/desk/fact-words";
import { dayOf } from "@/lib/core/days";
import { formatHonestDate } from "@/lib/core/honest-date";
import type { Locale } from "@/lib/core/kinds";
import { paths } from "@/lib/core/paths";
import { translatorFor } from "@/lib/messages/translate";

export type MergeShown = { id: string; state: "proposed" | "merged" | "undone"; kept: MentionedRecord; merged: MentionedRecord; undoChangeId: string | null; mergedAt: Date | null; undoneAt: Date | null };

/** One merge in a sentence, with the way to it. */
export function MergeLine({ locale, merge }: { locale: Locale; merge: MergeShown }) {
  const t = translatorFor(locale, "duplicates");
  return (
    <>
      {mergeSentence(merge, locale)}{" "}
      <a href={paths.desk.merge(merge.id)} className="inline-flex min-h-11 items-center">
        {t("merge.open")}
        <span className="sr-only">{`: ${recordTitle(merge.merged, locale).text}`}</span>
      </a>
    </>
  );
}

export function mergeSentence({ state, kept, merged, undoChangeId, mergedAt, undoneAt }: MergeShown, locale: Locale): string {
  const t = translatorFor(locale, "duplicates");
  const names = { kept: recordTitle(kept, locale).text, merged: recordTitle(merged, locale).text };
  const on = (moment: Date | null) => (moment === null ? "" : formatHonestDate(dayOf(moment), locale));
  if (state === "proposed") return t("merge.proposed", names);
  if (state === "undone") return t("merge.undone", { ...names, day: on(undoneAt) });
  return t(undoChangeId === null ? "merge.done" : "merge.undoProposed", { ...names, day: on(mergedAt) });
}

/** Before a record is taken down: which others went into it and go along, and the way back. */
export function MergesAlong({ locale, merges, basis = false }: { locale: Locale; merges: readonly MergeShown[]; /** Whether it is a basis that is withdrawn, for all of them. */ basis?: boolean }) {
  const t = translatorFor(locale, "duplicates");
  if (merges.length === 0) return null;
  return (
    <div className="mb-4 border-s-4 border-caution bg-caution-soft p-4">
      <p className="font-semibold">{t("merge.along", { count: merges.length })}</p>
      <p>{t("merge.alongHint")}</p>
      {basis && <p>{t("merge.alongBasis")}</p>}
      <ul className="mt-2 list-disc ps-5">
        {merges.map((merge) => (
          <li key={merge.id}>
            <MergeLine locale={locale} merge={merge} />
          </li>
        ))}
      </ul>
    </div>
  );
}

/** On a record or a change: the merges that it is a part of. */
export function MergeNotice({ locale, merges }: { locale: Locale; merges: readonly MergeShown[] }) {
  if (merges.length === 0) return null;
  return (
    <ul className="mb-6 grid gap-2 border-s-4 border-accent bg-accent-soft p-4">
      {merges.map((merge) => (
        <li key={merge.id}>
          <MergeLine locale={locale} merge={merge} />
        </li>
      ))}
    </ul>
  );
}
