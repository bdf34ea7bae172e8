import { momentText } from "@/components/desk/accounts/moment";
import { DrawnOnce } from "@/components/ui/drawn-once";
import type { Locale } from "@/lib/core/kinds";
import { paths } from "@/lib/core/paths";
import type { RequestSummary } from "@/lib/core/requests";
import { translatorFor } from "@/lib/messages/translate";

/** Requests in the order given. What was written is on the page of each, and not here: a list is read over shoulders. */
export function RequestList({ locale, requests, empty }: { locale: Locale; requests: readonly RequestSummary[]; empty: string }) {
  const t = translatorFor(locale, "requests");
  if (requests.length === 0) return <p className="text-muted">{empty}</p>;
  return (
    <DrawnOnce as="ul" className="grid gap-3">
      {requests.map((request) => {
        const remarks = [
          t("desk.received", { moment: momentText(request.receivedAt, locale) }),
          t("desk.writtenIn", { language: t(`desk.languageOf.${request.language}`) }),
          ...(request.outcome !== null ? [t(`outcome.${request.outcome}`)] : request.isMine ? [t("desk.mine")] : request.claimedBy !== null ? [t("desk.takenBy", { name: request.claimedBy })] : []),
          ...(request.isExpunged ? [t("desk.erased")] : []),
        ];
        return (
          <li key={request.id} className="border-s-4 border-rule ps-4">
            <a href={paths.desk.request(request.id)} className="text-lead font-semibold">
              {t(`kind.${request.kind}`)} · <span className="font-mono">{request.reference}</span>
            </a>
            <p className="text-small text-muted">{remarks.join(" · ")}</p>
          </li>
        );
      })}
    </DrawnOnce>
  );
}
