import { formClasses } from "@/components/forms/form-classes";
import type { PdfRefusal } from "@/lib/advocacy/schema";
import type { ListId } from "@/lib/core/ids";
import { LOCALES, type Locale } from "@/lib/core/kinds";
import { languageTag } from "@/lib/core/languages";
import { paths } from "@/lib/core/paths";
import { translatorFor } from "@/lib/messages/translate";

type DossierToolsProps = {
  locale: Locale;
  /** Of the dossier. */
  language: Locale;
  listId: ListId;
  /** Whether there is somebody to print: where not, the dossier itself says why. */
  isWhole: boolean;
  /** Whether this machine has a Chromium. */
  makesPdfs: boolean;
  /** Set where a PDF was asked for and could not be had. */
  refused: PdfRefusal | undefined;
};

/** What stands above a dossier on a screen and never on paper: the way back, the other language, and how to have it as PDF. */
export function DossierTools({ locale, language, listId, isWhole, makesPdfs, refused }: DossierToolsProps) {
  const t = translatorFor(locale, "advocacy");
  return (
    <nav lang={languageTag(locale)} aria-label={t("lists.title")} className="mb-8 grid gap-3 border-b-4 border-rule pb-4 print:hidden">
      <p className="flex flex-wrap gap-x-6">
        <a href={paths.desk.list(listId)} className="inline-flex min-h-11 items-center">{t("dossier.back")}</a>
        {LOCALES.map((each) => (
          <a key={each} href={paths.desk.dossier(listId, each)} lang={languageTag(each)} className="inline-flex min-h-11 items-center" {...(each === language ? { "aria-current": "true" as const } : {})}>
            {translatorFor(each, "common")("languageName")}
          </a>
        ))}
      </p>
      {refused === undefined || !isWhole ? null : <p role="alert" className={formClasses.error}>{t(`dossier.refused.${refused}`)}</p>}
      {makesPdfs && isWhole ? (
        <form action={paths.desk.dossierPdf()} method="post" className="flex flex-wrap items-center gap-x-4 gap-y-2">
          <input type="hidden" name="listId" value={listId} />
          <input type="hidden" name="language" value={language} />
          <button type="submit" className={formClasses.secondary} aria-describedby="pdf-hint">{t("dossier.pdf")}</button>
          <span id="pdf-hint" className={formClasses.hint}>{t("dossier.pdfHint")}</span>
        </form>
      ) : null}
      {isWhole ? <p>{t(makesPdfs ? "dossier.toPdf" : "dossier.toPdfByBrowser")}</p> : null}
    </nav>
  );
}
