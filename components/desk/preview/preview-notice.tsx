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
  recordId: RecordId;
  /** How many entries stay inside, by what they tell of. */
  heldBack: Readonly<Record<"health" | "relatives", number>>;
  /** Records that the page mentions and that the public would not see. */
  unseen: readonly (MentionedRecord & { id: RecordId; isWithdrawn: boolean })[];
  /** Of the undoing of a merge: the two records, whether the one that comes back is public again at once, and whether it is the one that is drawn. */
  comesBack: { kept: MentionedRecord; back: MentionedRecord; isPublic: boolean; isShown: boolean } | null;
};

/** Says above a preview what it is, which of its neighbours will not be visible, and leads back. */
export function PreviewNotice({ locale, language, changeId, isNew, cutAt, recordId, heldBack, unseen, comesBack }: PreviewNoticeProps) {
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
            <a key={each} href={paths.desk.preview(changeId, each, comesBack?.isShown === true ? "coming_back" : undefined)} lang={languageTag(each)} className="inline-flex min-h-11 items-center" {...(each === language ? { "aria-current": "true" as const } : {})}>
              {translatorFor(each, "common")("languageName")}
            </a>
          ))}
        </p>
        {comesBack !== null && <ComesBack locale={locale} language={language} changeId={changeId} {...comesBack} />}
        <HeldBack locale={locale} recordId={recordId} heldBack={heldBack} />
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

/** An undoing publishes two records: the way to the other one, or that it stays inside. */
function ComesBack({ locale, language, changeId, kept, back, isPublic, isShown }: Pick<PreviewNoticeProps, "locale" | "language" | "changeId"> & NonNullable<PreviewNoticeProps["comesBack"]>) {
  const t = translatorFor(locale, "reviewing");
  const name = recordTitle(isShown ? kept : back, locale);
  if (!isPublic) return <p>{t("preview.staysInside", { name: name.text })}</p>;
  return (
    <p>
      {t(isShown ? "preview.comesBackShown" : "preview.comesBack")}{" "}
      <a href={paths.desk.preview(changeId, language, isShown ? undefined : "coming_back")} lang={name.lang} className="inline-flex min-h-11 items-center">
        {name.text}
      </a>
    </p>
  );
}

/** What of the person is not in the page, since nobody agreed to it. */
function HeldBack({ locale, recordId, heldBack }: Pick<PreviewNoticeProps, "locale" | "recordId" | "heldBack">) {
  const t = translatorFor(locale, "consent");
  if (heldBack.health + heldBack.relatives === 0) return null;
  return (
    <>
      <p className="font-semibold">{t("heldBack.title")}</p>
      {heldBack.health > 0 && <p>{t("heldBack.health", { count: heldBack.health })}</p>}
      {heldBack.relatives > 0 && <p>{t("heldBack.relatives", { count: heldBack.relatives })}</p>}
      <p>
        <a href={paths.desk.basis(recordId)} className="inline-flex min-h-11 items-center">{t("heldBack.link")}</a>
      </p>
    </>
  );
}
