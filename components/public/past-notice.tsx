import { formatHonestDate } from "@/lib/core/honest-date";
import type { Locale } from "@/lib/core/kinds";
import { paths } from "@/lib/core/paths";
import type { PastEntry } from "@/lib/editions/past-edition";
import { translatorFor } from "@/lib/messages/translate";
import { Remark } from "./remark";

type PastNoticeProps = { entry: PastEntry; /** The edition that followed. */ next: PastEntry | null; /** Number of the one that stands. */ standing: number; locale: Locale };

/** What a reader must know before reading an edition that may not stand any more: at the top, and in a box that print keeps. */
export function PastNotice({ entry, next, standing, locale }: PastNoticeProps) {
  const t = translatorFor(locale, "editions");
  const { kind, slug, number, withheldOn } = entry;
  return (
    <div className="past-notice" role="note">
      {withheldOn === null ? null : (
        <p>
          <strong>{t("past.withheldHeading")}</strong>
          {t("past.withheld", { day: formatHonestDate(withheldOn, locale) })}
        </p>
      )}
      <p>
        {entry.stands ? t("past.standing") : t("past.notice", { day: formatHonestDate(entry.publishedOn, locale) })}
        <a href={paths.record(locale, kind, slug)}>{t("past.read")}</a>
      </p>
      {next === null ? null : <Followed next={next} told={withheldOn === null} locale={locale} />}
      {entry.stands || withheldOn !== null ? null : (
        <p>
          <a href={paths.compare(locale, kind, slug, { from: number, to: standing })}>{t("past.toStanding")}</a>
        </p>
      )}
      {withheldOn === null ? <p className="kind">{t("past.names")}</p> : null}
    </div>
  );
}

/** @param told whether to say why: beside a content that was withheld, the reason for its correction stays on the page of the edition that gives it */
function Followed({ next, told, locale }: { next: PastEntry; told: boolean; locale: Locale }) {
  const t = translatorFor(locale, "editions");
  const values = { day: formatHonestDate(next.publishedOn, locale), number: next.number };
  if (next.reason !== "corrected") return <p>{t("past.followedBy", values)}</p>;
  return (
    <p>
      <strong>{t("past.correctedBy", values)}</strong>
      {told && next.publicNote !== null ? <Remark text={next.publicNote} locale={locale} /> : null}
    </p>
  );
}
