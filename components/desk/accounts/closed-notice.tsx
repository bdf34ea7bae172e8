import { momentText } from "@/components/desk/accounts/moment";
import type { ClosingMode, Locale } from "@/lib/core/kinds";
import { languageTag } from "@/lib/core/languages";
import { translatorFor } from "@/lib/messages/translate";

type ClosedNoticeProps = { locale: Locale; /** Null while the desk is open. */ closing: { mode: ClosingMode; reason: string; closedBy: string; closedAt: Date } | null };

/** On every page of a desk that is closed: how, why, by whom and since when. */
export function ClosedNotice({ locale, closing }: ClosedNoticeProps) {
  if (closing === null) return null;
  const t = translatorFor(locale, "workers");
  return (
    <aside lang={languageTag(locale)} aria-label={t("notice.label")} className="border-b-4 border-danger bg-danger-soft">
      <div className="mx-auto grid w-full max-w-page gap-1 px-4 py-3">
        <p className="font-semibold">{t(`notice.${closing.mode}`)}</p>
        <p className="wrap-anywhere">{t("notice.reason", { reason: closing.reason })}</p>
        <p className="text-small">{t("notice.by", { name: closing.closedBy, moment: momentText(closing.closedAt, locale) })}</p>
      </div>
    </aside>
  );
}
