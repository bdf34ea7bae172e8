import type { ReactNode } from "react";
import { formatHonestDate } from "@/lib/core/honest-date";
import type { Locale, RecordKind } from "@/lib/core/kinds";
import { paths } from "@/lib/core/paths";
import type { PastEntry } from "@/lib/editions/past-edition";
import { translatorFor } from "@/lib/messages/translate";
import { Section } from "./section";

type Picked = { locale: Locale; kind: RecordKind; slug: string };

/** Two editions to compare. @param readable editions whose content can be read, the newest first */
export function ComparePicker({ locale, kind, slug, readable, from, to }: Picked & { readable: readonly PastEntry[]; from?: number; to?: number }) {
  const t = translatorFor(locale, "editions");
  const [newest, before] = readable;
  return (
    <Section id="compare" title={t("pick.compare")} locale={locale}>
      {newest === undefined || before === undefined ? (
        <p className="nothing">{t("pick.tooFew")}</p>
      ) : (
        <form method="get" action={paths.compare(locale, kind, slug)} className="pick">
          <Choice name="from" label={t("pick.from")} chosen={from ?? before.number} readable={readable} locale={locale} />
          <Choice name="to" label={t("pick.to")} chosen={to ?? newest.number} readable={readable} locale={locale} />
          <button type="submit">{t("pick.submit")}</button>
        </form>
      )}
    </Section>
  );
}

type ChoiceProps = { name: "from" | "to"; label: string; chosen: number; readable: readonly PastEntry[]; locale: Locale };

function Choice({ name, label, chosen, readable, locale }: ChoiceProps) {
  const t = translatorFor(locale, "editions");
  return (
    <div>
      <label htmlFor={`edition-${name}`}>{label}</label>
      <select id={`edition-${name}`} name={name} defaultValue={chosen}>
        {readable.map(({ number, publishedOn }) => (
          <option key={number} value={number}>
            {t("pick.option", { number, day: formatHonestDate(publishedOn, locale) })}
          </option>
        ))}
      </select>
    </div>
  );
}

/** The edition of a day. @param answer what came of the day asked for last */
export function DayPicker({ locale, kind, slug, asked, answer }: Picked & { asked: string | null; answer: ReactNode }) {
  const t = translatorFor(locale, "editions");
  return (
    <Section id="as-of" title={t("pick.asOf")} locale={locale} note={<span id="as-of-hint">{t("pick.hint")}</span>}>
      {answer}
      <form method="get" action={paths.editions(locale, kind, slug)} className="pick">
        <div>
          <label htmlFor="edition-asof">{t("pick.day")}</label>
          <input id="edition-asof" name="asof" type="date" min="1800-01-01" max="2200-12-31" required defaultValue={asked ?? undefined} aria-describedby="as-of-hint" />
        </div>
        <button type="submit">{t("pick.show")}</button>
      </form>
    </Section>
  );
}
