import { recordTitle, type MentionedRecord } from "@/components/desk/fact-words";
import type { ChangeId, RecordId } from "@/lib/core/ids";
import { LOCALES, type Locale } from "@/lib/core/kinds";
import { languageTag } from "@/lib/core/languages";
import { paths } from "@/lib/core/paths";
import { translatorFor } from "@/lib/messages/translate";

type PreviewNoticeProps = {
  /** The desk's language; `language` is the one that the page beneath is drawn in. */
  locale: Locale;
  language: Locale;
  changeId: ChangeId;
  isNew: boolean;
  /** How many of the records that point to this one the page draws, where there are more. */
  cutAt: number | null;
  /** Records that the page mentions and that the public would not see. */
  unseen: readonly (MentionedRecord & { id: RecordId; isWithdrawn: boolean })[];
};

/** Says above a preview what it is, which of its neighbours will not be visible, and leads back. */
export function PreviewNotice({ locale, language, changeId, isNew, cutAt, unseen }: PreviewNoticeProps) {
  const t = translatorFor(locale, "reviewing");
  return (
    <aside lang={languageTag(locale)} aria-labelledby="preview-notice" className="border-b-4 border-caution bg-caution-soft">
      <div className="mx-auto grid w-full max-w-page gap-2 px-4 py-4">
        <p id="preview-notice" className="font-semibold">{t("preview.notice")}</p>
        <p>{t(isNew ? "preview.hint" : "preview.unchanged")}</p>
        {cutAt !== null && <p>{t("preview.cut", { count: cutAt })}</p>}
        <p className="flex flex-wrap gap-x-6">
          <a href={paths.desk.change(changeId)} className="inline-flex min-h-11 items-center">{t("preview.back")}</a>
          {LOCALES.map((each) => (
            <a key={each} href={paths.desk.preview(changeId, each)} lang={languageTag(each)} className="inline-flex min-h-11 items-center" {...(each === language ? { "aria-current": "true" as const } : {})}>
              {translatorFor(each, "common")("languageName")}
            </a>
          ))}
        </p>
        {unseen.length > 0 && (
          <>
            <p className="font-semibold">{t("preview.unseen")}</p>
            <p>{t("preview.unseenHint")}</p>
            <ul className="list-disc ps-5">
              {unseen.map((record) => {
                const { text, lang } = recordTitle(record, locale);
                return (
                  <li key={record.id}>
                    <a href={paths.desk.record(record.id)} lang={lang}>{text}</a> ({t(record.isWithdrawn ? "preview.withdrawn" : "preview.unpublished")})
                  </li>
                );
              })}
            </ul>
          </>
        )}
      </div>
    </aside>
  );
}
