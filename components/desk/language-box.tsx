import { Field } from "@/components/forms/field";

/** Of the completions of every language box of a page (language-field.tsx). */
export const LANGUAGES = "languages";

type LanguageBoxProps = { name: string; label?: string; hint: string | undefined; optional?: boolean; defaultValue: string };

/** A language tag. Its words are given: it stands in forms that are one component of the browser as well. */
export function LanguageBox({ name, hint, optional = false, defaultValue, ...label }: LanguageBoxProps) {
  return <Field name={name} {...label} hint={hint} optional={optional} defaultValue={defaultValue} list={LANGUAGES} spellCheck={false} />;
}
