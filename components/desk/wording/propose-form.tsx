import { LanguageList } from "@/components/desk/language-field";
import { firstValues } from "@/components/desk/proposals/first-values";
import { keepSettings } from "@/components/desk/script-words";
import { PracticeBoxes, type PracticeValues } from "@/components/desk/wording/propose-boxes";
import { practiceWords } from "@/components/desk/wording/propose-words";
import { formLabels } from "@/components/forms/form-labels";
import type { AccountId } from "@/lib/core/ids";
import type { Locale } from "@/lib/core/kinds";
import type { UnsentAsSeen, UnsentFields } from "@/lib/unsent/schema";
import type { PracticeEntry, WordingAct } from "@/lib/vocabulary/practices";
import { proposeWordingAction } from "@/lib/wording/actions";

type ProposeFormProps = {
  locale: Locale;
  title: string;
  writer: AccountId;
  act: WordingAct;
  /** What it would replace; null for a practice that is added. */
  words: PracticeEntry | null;
  address: string;
  unsent: (UnsentAsSeen & { fields: UnsentFields }) | null;
};

/** A proposal about the words for a practice. It is kept while it is written, and names its source whatever it says. */
export function ProposeForm({ locale, title, writer, act, words, address, unsent }: ProposeFormProps) {
  const isOfUse = act === "retire" || act === "restore";
  return (
    <>
      {!isOfUse && <LanguageList locale={locale} />}
      <PracticeBoxes
        action={proposeWordingAction}
        labels={formLabels(locale)}
        title={title}
        keep={keepSettings(locale, { writer, address, recordId: null, unsent })}
        about={{ act, ...(words === null ? {} : { practice: words.code, replaces: words.id }) }}
        words={practiceWords(locale)[act]}
        values={words === null || isOfUse ? {} : valuesOf(words)}
      />
    </>
  );
}

function valuesOf({ kind, names, abbreviation, otherNames, definition, safeguards, source, quotation }: PracticeEntry): PracticeValues {
  return firstValues({
    ...{ kind, nameEn: names.en, nameZh: names.zhHans, pinyin: names.pinyin, abbreviation, otherNames: written(otherNames) },
    ...{ definitionEn: definition.en, definitionZh: definition.zh, safeguardsEn: written(safeguards.en), safeguardsZh: written(safeguards.zh) },
    ...{ source, quotation: quotation?.text ?? null, quotationLanguage: quotation?.language ?? null },
  });
}

/** One on each line. */
function written(those: readonly string[]): string {
  return those.join("\n");
}
