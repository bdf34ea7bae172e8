import { StartImportBoxes, type StartWords } from "@/components/desk/imports/start-import-boxes";
import { formLabels } from "@/components/forms/form-labels";
import type { AccountId } from "@/lib/core/ids";
import type { Locale } from "@/lib/core/kinds";
import { onceForEach } from "@/lib/core/once";
import { startImportAction } from "@/lib/imports/actions";
import { SAID_ENCODINGS } from "@/lib/imports/schema";
import { packed, type Packed } from "@/lib/core/packed";
import { translatorFor } from "@/lib/messages/translate";

const startWords = onceForEach((locale: Locale): Packed<StartWords> => {
  const t = translatorFor(locale, "imports");
  return packed<StartWords>({
    fields: { table: t("start.file"), sheet: t("start.sheet"), encoding: t("start.encoding"), pasted: t("start.pasted"), isBare: t("start.bare") },
    hints: { table: t("start.fileHint"), sheet: t("start.sheetHint"), encoding: t("start.encodingHint"), pasted: t("start.pastedHint") },
    noEncoding: t("start.encodingNone"),
    encodings: SAID_ENCODINGS.map((value) => ({ value, label: t(`encodingName.${value}`) })),
    oneOfTwo: t("start.oneOfTwo"),
    isPrivate: t("start.private"),
    submit: t("start.submit"),
  });
});

type StartImportFormProps = { locale: Locale; title: string; /** For whom the page is drawn. */ writer: AccountId };

/**
 * Brings a table: a file, or what was copied out of a spreadsheet. What is pasted is not kept while it is typed, as other forms are: it stands in the spreadsheet
 * still, and a second copy would outlive the import.
 */
export function StartImportForm({ locale, title, writer }: StartImportFormProps) {
  return <StartImportBoxes action={startImportAction} labels={formLabels(locale)} words={startWords(locale)} title={title} writer={writer} />;
}
