/** The words for practices as they stand, for `DrawnFrom`: each of what is given to it alone, so that it is drawn again only where that is another. */
import { Fields } from "@/components/desk/proposals/difference";
import { Card } from "@/components/desk/proposals/filed";
import { wordingLines } from "@/components/desk/wording/wording-lines";
import { wordingChangedInWords } from "@/components/public/practice-words";
import { recordIdSchema } from "@/lib/core/ids";
import type { Locale } from "@/lib/core/kinds";
import { paths } from "@/lib/core/paths";
import { translatorFor } from "@/lib/messages/translate";
import { PRACTICE_KINDS, type PracticeEntry } from "@/lib/vocabulary/practices";
import { suits } from "@/lib/wording/schema";

type OfAll = { locale: Locale; practices: readonly { code: string; kind: PracticeEntry["kind"]; name: string; definition: string; retired: boolean }[] };

/** Every practice with what it is called and how it is explained, by kind. */
export function wordsOfPractices({ locale, practices }: OfAll) {
  const t = translatorFor(locale, "wording");
  return PRACTICE_KINDS.map((kind) => {
    const those = practices.filter((practice) => practice.kind === kind);
    return those.length === 0 ? null : (
      <div key={kind} className="mb-6 border-t border-rule pt-4">
        <h3 className="mb-2">{t(`kind.${kind}`)}</h3>
        <ul className="grid gap-4">
          {those.map(({ code, name, definition, retired }) => (
            <li key={code} className="max-w-measure">
              <p>
                <a href={paths.desk.wordsOf(code)} className="inline-flex min-h-11 items-center font-semibold">
                  {name}
                </a>
                {retired ? <> · {t("use.retired")}</> : null}
              </p>
              <p>{definition}</p>
            </li>
          ))}
        </ul>
      </div>
    );
  });
}

type OfOne = { locale: Locale; words: PracticeEntry; /** Whether a proposal about it may be begun. */ mayPropose: boolean; /** Id of its record; null where it is on none. */ recordId: string | null };

/** The words that stand for one practice, and whether a record has it. */
export function wordsOfOne({ locale, words, mayPropose, recordId }: OfOne) {
  const t = translatorFor(locale, "wording");
  return (
    <>
      <Card>
        {words.retired && <p className="mb-2 font-semibold">{t("retired")}</p>}
        <Fields lines={wordingLines(words, locale)} />
        <p className="mt-2 text-small text-muted">{wordingChangedInWords(words, locale) ?? translatorFor(locale, "proposals")("changed.shipped")}</p>
        {mayPropose && (
          <p className="mt-2 flex flex-wrap gap-x-6">
            {(["correct", "retire", "restore"] as const)
              .filter((act) => suits(act, words))
              .map((act) => (
                <a key={act} href={paths.desk.proposeWords(words.code, act, words.id)} className="inline-flex min-h-11 items-center">
                  {t(`act.${act}`)}
                </a>
              ))}
          </p>
        )}
      </Card>
      <OnRecord locale={locale} isRetired={words.retired} recordId={recordId} />
    </>
  );
}

/** Words alone name nobody's custody: a fact points to the practice's record. */
function OnRecord({ locale, isRetired, recordId }: { locale: Locale; isRetired: boolean; recordId: string | null }) {
  const t = translatorFor(locale, "wording");
  if (recordId !== null) {
    return (
      <p className="mt-4">
        <a href={paths.desk.record(recordIdSchema.parse(recordId))} className="inline-flex min-h-11 items-center">
          {t("record")}
        </a>
      </p>
    );
  }
  return isRetired ? null : (
    <p className="mt-4">
      {t("noRecord")}{" "}
      <a href={paths.desk.newRecord("practice")} className="inline-flex min-h-11 items-center">
        {t("addRecord")}
      </a>
    </p>
  );
}
