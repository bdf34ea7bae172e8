import { dayOf } from "@/lib/core/days";
import { formatHonestDate } from "@/lib/core/honest-date";
import type { Locale } from "@/lib/core/kinds";
import { translatorFor } from "@/lib/messages/translate";

type CommentListProps = { locale: Locale; comments: readonly { id: string; by: string; at: Date; text: string }[] };

/** What was said of a change, or of a part of it, with who said it and when. */
export function CommentList({ locale, comments }: CommentListProps) {
  const t = translatorFor(locale, "reviewing");
  if (comments.length === 0) return null;
  return (
    <ul className="mt-2 grid gap-3">
      {comments.map((comment) => (
        <li key={comment.id} className="border-s-4 border-accent ps-3">
          <p className="whitespace-pre-line">{comment.text}</p>
          <p className="text-small text-muted">{t("comments.byOn", { by: comment.by, day: formatHonestDate(dayOf(comment.at), locale) })}</p>
        </li>
      ))}
    </ul>
  );
}
