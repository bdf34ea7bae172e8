import { FindBox } from "@/components/desk/find-box";
import type { Locale } from "@/lib/core/kinds";
import { paths } from "@/lib/core/paths";
import { translatorFor } from "@/lib/messages/translate";

type FindPersonProps = {
  locale: Locale;
  /** What the person is looked for: a heading above the box. */
  label?: string;
  text?: string;
  /** Where the results stand; the name goes into `q`. */
  to?: string;
  button?: string;
};

/** Finds a person by a name in any script: a plain GET form. */
export function FindPerson({ locale, label, text = "", to = paths.desk.cases(), button }: FindPersonProps) {
  const t = translatorFor(locale, "desk");
  return (
    <form action={to} method="get" role="search" className="mt-3 grid gap-1">
      {label !== undefined && <h3>{label}</h3>}
      <FindBox name="q" label={t("find.label")} hint={t("find.hint")} text={text} button={button ?? t("find.button")} />
    </form>
  );
}
