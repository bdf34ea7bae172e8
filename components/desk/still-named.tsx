import type { Locale } from "@/lib/core/kinds";
import { paths } from "@/lib/core/paths";
import type { RecordId } from "@/lib/core/ids";
import { translatorFor } from "@/lib/messages/translate";
import { recordTitle, type MentionedRecord } from "./fact-words";

export type StillNamedRecords = { records: readonly (MentionedRecord & { id: RecordId })[]; more: boolean };

/** What a withdrawal does not take away: the standing records whose text still names the one to withdraw, each to be opened and corrected. */
export function StillNamed({ locale, found: { records, more }, level }: { locale: Locale; found: StillNamedRecords; level: 2 | 3 }) {
  const Heading = level === 2 ? "h2" : "h3";
  const t = translatorFor(locale, "desk");
  const words = translatorFor(locale, "words");
  return (
    <section aria-labelledby="still-named" className="mb-6 border-s-4 border-caution ps-4">
      <Heading id="still-named">{t("editions.stillNamed")}</Heading>
      {records.length === 0 ? (
        <p className="text-muted">{t("editions.stillNamedNone")}</p>
      ) : (
        <>
          <p>{t("editions.stillNamedHint")}</p>
          <ul className="mt-2 grid gap-1">
            {records.map((record) => {
              const { text, lang } = recordTitle(record, locale);
              return (
                <li key={record.id}>
                  <span className="text-muted">{words(`recordKind.${record.kind}`)}</span>{" "}
                  <a href={paths.desk.record(record.id)} {...(lang === undefined ? {} : { lang })}>
                    {text}
                  </a>
                </li>
              );
            })}
          </ul>
          {more && <p className="mt-2">{t("editions.stillNamedMore", { count: records.length })}</p>}
        </>
      )}
    </section>
  );
}
