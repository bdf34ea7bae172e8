import { FindBox } from "@/components/desk/find-box";
import type { Locale, RecordKind } from "@/lib/core/kinds";
import { paths } from "@/lib/core/paths";
import { translatorFor } from "@/lib/messages/translate";

type FindTargetProps = {
  locale: Locale;
  /** The page's own, without what is looked for. */
  address: string;
  kinds: readonly RecordKind[];
  text: string;
  /** How many answer what was looked for; null where nothing was. */
  found: number | null;
  /** What else the address says. */
  more: Readonly<Record<string, string>>;
};

/** Finds the record that the fact is to point to, where the list below is too short to hold it: a plain GET form, before anything is typed below. */
export function FindTarget({ locale, address, kinds, text, found, more }: FindTargetProps) {
  const t = translatorFor(locale, "glossary");
  const words = translatorFor(locale, "words");
  const addable = kinds.filter((kind) => kind !== "person");
  return (
    <section aria-labelledby="target" className="mb-8">
      <h2 id="target" className="text-lead">{t("target.find")}</h2>
      <form action={address.split("?")[0]} method="get" role="search" className="mt-2 grid gap-1">
        {Object.entries(more).map(([name, value]) => (
          <input key={name} type="hidden" name={name} value={value} />
        ))}
        <FindBox name="find" label={t("target.findLabel")} hint={t("target.findHint")} text={text} button={t("target.findButton")} />
      </form>
      {found !== null && (
        <p role="status" className="mt-2">
          {t("target.found", { count: found })}
        </p>
      )}
      {addable.length > 0 && (
        <p className="mt-2 flex flex-wrap gap-x-5">
          {addable.map((kind) => (
            <a key={kind} href={paths.desk.newRecord(kind)} className="inline-flex min-h-11 items-center">
              {t("new.link", { what: words(`recordKind.${kind}`) })}
            </a>
          ))}
        </p>
      )}
    </section>
  );
}
