import { recordTitle, type MentionedRecord } from "@/components/desk/fact-words";
import { DrawnOnce } from "@/components/ui/drawn-once";
import { dayOf } from "@/lib/core/days";
import { formatHonestDate } from "@/lib/core/honest-date";
import type { ChangeId } from "@/lib/core/ids";
import type { ChangeState, Locale } from "@/lib/core/kinds";
import { listIn } from "@/lib/core/languages";
import { paths } from "@/lib/core/paths";
import { translatorFor } from "@/lib/messages/translate";

/** A change in a list: which record, whose, how much, and what was said of it last. */
export type ListedChange = {
  id: ChangeId;
  state: ChangeState;
  record: MentionedRecord;
  createdAt: Date;
  submittedAt: Date | null;
  authors: readonly string[];
  added: number;
  retired: number;
  note: string | null;
  lastComment: { by: string; at: Date; text: string } | null;
  claimedBy?: { displayName: string; isMe: boolean } | null;
};

type ChangeListProps = { locale: Locale; changes: readonly ListedChange[]; empty: string; note?: (change: ListedChange) => string | null };

/** Changes in the order given, each a link to where it is read and decided. */
export function ChangeList({ locale, changes, empty, note }: ChangeListProps) {
  const t = translatorFor(locale, "desk");
  const words = translatorFor(locale, "words");
  if (changes.length === 0) return <p className="text-muted">{empty}</p>;
  return (
    <DrawnOnce as="ul" className="grid gap-3">
      {changes.map((change) => {
        const title = recordTitle(change.record, locale);
        const day = formatHonestDate(dayOf(change.submittedAt ?? change.createdAt), locale);
        const remark = note?.(change) ?? null;
        return (
          <li key={change.id} className="min-w-0 border-s-4 border-rule ps-4">
            <a href={paths.desk.change(change.id)} lang={title.lang} className="text-lead font-semibold">
              {title.text}
            </a>
            <p className="text-small text-muted">
              {words(`changeState.${change.state}`)} · {change.submittedAt === null ? t("change.opened", { day }) : t("change.submittedOn", { day })} ·{" "}
              {t("change.by", { names: listIn(locale, change.authors) })} ·{" "}
              {factsCounted(change, locale)}
              {change.claimedBy != null && change.state === "submitted" && ` · ${claimWords(change.claimedBy, locale)}`}
            </p>
            {change.note !== null && <p className="mt-1">{change.note}</p>}
            {change.lastComment !== null && (
              <blockquote className="mt-1 border-s-2 border-accent ps-3">
                <p className="whitespace-pre-line">{change.lastComment.text}</p>
                <p className="text-small text-muted">{change.lastComment.by}</p>
              </blockquote>
            )}
            {remark !== null && <p className="mt-1 text-small">{remark}</p>}
          </li>
        );
      })}
    </DrawnOnce>
  );
}

/** Of what nothing was retired, as of most, only how much is new. */
function factsCounted({ added, retired }: ListedChange, locale: Locale): string {
  const t = translatorFor(locale, "desk");
  return retired === 0 ? t("change.factsAdded", { added }) : t("change.facts", { added, retired });
}

function claimWords({ displayName, isMe }: { displayName: string; isMe: boolean }, locale: Locale): string {
  const t = translatorFor(locale, "reviewing");
  return isMe ? t("queue.claimedByMe") : t("queue.claimedBy", { name: displayName });
}
