import { recordTitle, type MentionedRecord } from "@/components/desk/fact-words";
import type { RecordId } from "@/lib/core/ids";
import type { Locale, Purpose } from "@/lib/core/kinds";
import { paths } from "@/lib/core/paths";
import { translatorFor } from "@/lib/messages/translate";

type Named = MentionedRecord & { id: RecordId };

type Unfounded = { record: Named; person: Named; purpose: Purpose };

/** On Today: the first of them, and that there are more. */
export function UnfoundedToday({ locale, unfounded, more }: { locale: Locale; unfounded: readonly Unfounded[]; more: boolean }) {
  const t = translatorFor(locale, "consent");
  return (
    <section aria-labelledby="unfounded" className="mb-8 border-s-4 border-caution ps-4">
      <h2 id="unfounded" className="mb-2">
        {t("unfounded.title")}
      </h2>
      <p>{t("unfounded.hint")}</p>
      <UnfoundedList locale={locale} unfounded={unfounded} />
      {more && (
        <p>
          <a href={paths.desk.todayList("unfounded")} className="inline-flex min-h-11 items-center font-semibold">{t("unfounded.more")}</a>
        </p>
      )}
    </section>
  );
}

/** What stands in public though nobody agrees to it any more, each leading to where it can be taken down. */
export function UnfoundedList({ locale, unfounded }: { locale: Locale; unfounded: readonly Unfounded[] }) {
  const t = translatorFor(locale, "consent");
  return (
    <ul className="list-disc ps-5">
      {unfounded.map(({ record, person, purpose }) => (
        <li key={`${record.id} ${person.id} ${purpose}`}>
          <a href={paths.desk.editions(record.id)} className="inline-flex min-h-11 items-center">
            {t("unfounded.line", { record: recordTitle(record, locale).text, purpose: t(`purpose.${purpose}`), person: recordTitle(person, locale).text })}
          </a>
        </li>
      ))}
    </ul>
  );
}
