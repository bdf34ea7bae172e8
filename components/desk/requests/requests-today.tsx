import type { Locale } from "@/lib/core/kinds";
import { paths } from "@/lib/core/paths";
import type { RequestState } from "@/lib/core/requests";
import { translatorFor } from "@/lib/messages/translate";

/** How many requests wait for an editor. */
export function RequestsToday({ locale, counts }: { locale: Locale; counts: Readonly<Record<RequestState, number>> }) {
  const t = translatorFor(locale, "requests");
  return (
    <section aria-labelledby="requests" className="mb-8">
      <h2 id="requests" className="mb-2">
        {t("desk.todayTitle")}
      </h2>
      {counts.new + counts.in_work === 0 ? (
        <p className="text-muted">{t("desk.todayNone")}</p>
      ) : (
        <p>
          <strong>{t("desk.waiting", { count: counts.new })}</strong> · {t("desk.inWork", { count: counts.in_work })}
        </p>
      )}
      <p>
        <a href={paths.desk.requests()} className="inline-flex min-h-11 items-center">
          {t("desk.todayOpen")}
        </a>
      </p>
    </section>
  );
}
