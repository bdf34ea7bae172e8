import { LanguageList } from "@/components/desk/language-field";
import { LawBoxes, type LawValues } from "@/components/desk/law/propose-boxes";
import { lawWords } from "@/components/desk/law/propose-words";
import { firstValues } from "@/components/desk/proposals/first-values";
import { keepSettings } from "@/components/desk/script-words";
import { formLabels } from "@/components/forms/form-labels";
import type { AccountId } from "@/lib/core/ids";
import type { Locale } from "@/lib/core/kinds";
import { proposeLawAction } from "@/lib/law/actions";
import type { UnsentAsSeen, UnsentFields } from "@/lib/unsent/schema";
import type { LawAct, LawVersion } from "@/lib/vocabulary/law";

type ProposeFormProps = {
  locale: Locale;
  title: string;
  writer: AccountId;
  practice: string;
  act: LawAct;
  /** What it would replace; null for one that is added. */
  version: LawVersion | null;
  address: string;
  unsent: (UnsentAsSeen & { fields: UnsentFields }) | null;
};

/** A proposal about the law on one practice. It is kept while it is written, and asks for a source with its words whatever it changes. */
export function ProposeForm({ locale, title, writer, practice, act, version, address, unsent }: ProposeFormProps) {
  const corrected = act === "correct" ? version : null;
  return (
    <>
      {act !== "withdraw" && <LanguageList locale={locale} />}
      <LawBoxes
        action={proposeLawAction}
        labels={formLabels(locale)}
        title={title}
        keep={keepSettings(locale, { writer, address, recordId: null, unsent })}
        about={{ act, practice, ...(version === null ? {} : { replaces: version.id }) }}
        words={lawWords(locale)[act]}
        values={corrected === null ? {} : valuesOf(corrected)}
        unchecked={corrected?.unchecked ?? []}
      />
    </>
  );
}

function valuesOf({ law, version, inForceFrom, inForceTo, article, lengthArticle, longest, wording, translation, note, source, quotation }: LawVersion): LawValues {
  return firstValues({
    ...{ lawEn: law.en, lawZh: law.zh, version, inForceFrom, inForceTo, article, lengthArticle, longest, source },
    ...{ wording: wording?.text ?? null, wordingLanguage: wording?.language ?? null, translation: translation?.text ?? null, translationLanguage: translation?.language ?? null },
    ...{ noteEn: note?.en ?? null, noteZh: note?.zh ?? null, quotation: quotation?.text ?? null, quotationLanguage: quotation?.language ?? null },
  });
}
