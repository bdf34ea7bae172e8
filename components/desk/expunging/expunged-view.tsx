import { DeskPage } from "@/components/desk/desk-page";
import { dayOf } from "@/lib/core/days";
import { formatHonestDate } from "@/lib/core/honest-date";
import type { Locale } from "@/lib/core/kinds";
import { paths } from "@/lib/core/paths";
import type { Expunged } from "@/lib/expunging/schema";
import { translatorFor } from "@/lib/messages/translate";

/** All that the desk says of a record that is no more. */
export function ExpungedView({ locale, expunged: { at, reason, by, approvedBy } }: { locale: Locale; expunged: Expunged }) {
  const t = translatorFor(locale, "expunging");
  return (
    <DeskPage locale={locale} title={t("done.title")} crumbs={[{ href: paths.desk.cases(), label: translatorFor(locale, "desk")("nav.find") }]}>
      <div className="max-w-measure border-s-4 border-rule ps-4">
        <p>{t("done.text", { day: formatHonestDate(dayOf(at), locale) })}</p>
        <p>{t("done.reason", { reason: t(`reasons.${reason}`) })}</p>
        <p>{t("done.by", { by, approvedBy })}</p>
        <p className="mt-3 text-muted">{t("done.nothing")}</p>
      </div>
    </DeskPage>
  );
}
