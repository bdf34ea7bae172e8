import { Field } from "@/components/forms/field";
import { Form } from "@/components/forms/form";
import { formClasses } from "@/components/forms/form-classes";
import { formLabels } from "@/components/forms/form-labels";
import { HiddenField } from "@/components/forms/hidden-field";
import { SubmitButton } from "@/components/forms/submit-button";
import { saveSearchAction } from "@/lib/advocacy/actions";
import type { AccountId } from "@/lib/core/ids";
import type { Locale } from "@/lib/core/kinds";
import { paths } from "@/lib/core/paths";
import { translatorFor } from "@/lib/messages/translate";

type SaveSearchProps = {
  locale: Locale;
  title: string;
  /** Made for this form: sent twice, it saves once. */
  searchId: string;
  writer: AccountId;
  /** What was just searched here. */
  name?: string;
  address?: string;
};

/** Saves a search by the address of its page: the public page itself stays without script and cookie, and knows nobody. */
export function SaveSearchForm({ locale, title, searchId, writer, name = "", address = "" }: SaveSearchProps) {
  const t = translatorFor(locale, "advocacy");
  return (
    <Form action={saveSearchAction} labels={formLabels(locale)} title={title} scope="save" fields={{ name: t("searches.name"), address: t("searches.address") }}>
      <HiddenField name="searchId" value={searchId} />
      <HiddenField name="unsentBy" value={writer} />
      <Field name="name" defaultValue={name} />
      <Field name="address" inputMode="url" hint={t("searches.addressHint", { example: `${paths.list(locale, "people")}?q=…` })} defaultValue={address} spellCheck={false} />
      <p>
        <SubmitButton>{t("searches.saveButton")}</SubmitButton>
      </p>
    </Form>
  );
}

/** Searches by words, in one of the lists: a plain GET form. */
export function LookForm({ locale, lists, list, text }: { locale: Locale; lists: readonly { value: string; label: string }[]; list: string; text: string }) {
  const t = translatorFor(locale, "advocacy");
  return (
    <form action={paths.desk.searches()} method="get" role="search" className="grid gap-3">
      <div className="grid gap-1">
        <label htmlFor="q" className={formClasses.label}>{t("searches.lookFor")}</label>
        <p id="q-hint" className={formClasses.hint}>{t("searches.lookHint")}</p>
        <input id="q" name="q" type="search" defaultValue={text} maxLength={100} autoComplete="off" aria-describedby="q-hint" className={formClasses.control} />
      </div>
      <div className="grid gap-1">
        <label htmlFor="in" className={formClasses.label}>{t("searches.lookIn")}</label>
        <select id="in" name="in" defaultValue={list} className={formClasses.control}>
          {lists.map(({ value, label }) => (
            <option key={value} value={value}>{label}</option>
          ))}
        </select>
      </div>
      <p>
        <button type="submit" className={formClasses.secondary}>{t("searches.lookButton")}</button>
      </p>
    </form>
  );
}
