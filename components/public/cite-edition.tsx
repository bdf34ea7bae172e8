import { formatHonestDate } from "@/lib/core/honest-date";
import type { Locale } from "@/lib/core/kinds";
import { paths } from "@/lib/core/paths";
import type { PastEntry } from "@/lib/editions/past-edition";
import { translatorFor } from "@/lib/messages/translate";
import { Section } from "./section";

type CiteEditionProps = { entry: PastEntry; name: string; /** Of this site, without a path. */ origin: string; /** YYYY-MM-DD. */ today: string; locale: Locale };

/** A citation of one edition, by an address that never leads to another one. */
export function CiteEdition({ entry, name, origin, today, locale }: CiteEditionProps) {
  const t = translatorFor(locale, "editions");
  const values = {
    name,
    number: entry.number,
    day: formatHonestDate(entry.publishedOn, locale),
    address: `${origin}${paths.edition(locale, entry.kind, entry.slug, entry.number)}`,
    hash: entry.sha256,
    today: formatHonestDate(today, locale),
  };
  return (
    <Section id="cite" title={t("cite.title")} locale={locale} note={t("cite.note")}>
      <p className="cite-text">{t("cite.text", values)}</p>
    </Section>
  );
}
