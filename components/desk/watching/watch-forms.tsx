import type { ComponentProps } from "react";
import { WatchedName } from "@/components/desk/watching/watched-thing";
import { Field } from "@/components/forms/field";
import { Form } from "@/components/forms/form";
import { formClasses } from "@/components/forms/form-classes";
import { formLabels } from "@/components/forms/form-labels";
import { Select } from "@/components/forms/select";
import { SubmitButton } from "@/components/forms/submit-button";
import { RecordLink } from "@/components/public/record-link";
import { languageTag } from "@/lib/core/languages";
import type { RecordId } from "@/lib/core/ids";
import type { Locale } from "@/lib/core/kinds";
import { paths } from "@/lib/core/paths";
import { translatorFor } from "@/lib/messages/translate";
import { watchAddressAction, watchRecordAction } from "@/lib/watching/actions";

type Named = ComponentProps<typeof RecordLink>["edition"];
type Frame = { locale: Locale; title: string };

/** Watches what an address of the public site leads to. Nothing of it is kept unsent: an address says what somebody looks for. */
export function WatchAddressForm({ locale, title }: Frame) {
  const t = translatorFor(locale, "watch");
  return (
    <section aria-labelledby="by-address" className="mb-10 max-w-measure">
      <h2 id="by-address" className="mb-4">{t("watching.byAddress")}</h2>
      <Form action={watchAddressAction} labels={formLabels(locale)} scope="address" fields={{ address: t("watching.address") }} title={title}>
        <Field name="address" inputMode="url" hint={t("watching.addressHint")} spellCheck={false} />
        <div>
          <SubmitButton>{t("watching.watch")}</SubmitButton>
        </div>
      </Form>
    </section>
  );
}

/** Finds a person by a public name, a plain GET form, and watches one of those found. */
export function WatchPersonForm({ locale, title, text, people }: Frame & { text: string; people: readonly Named[] }) {
  const t = translatorFor(locale, "watch");
  return (
    <section aria-labelledby="by-name" className="mb-10">
      <h2 id="by-name">{t("watching.byName")}</h2>
      <form action={paths.desk.watching()} method="get" role="search" aria-labelledby="by-name" className="mt-4 grid gap-1">
        <label htmlFor="q" className={formClasses.label}>{t("watching.nameLabel")}</label>
        <p id="q-hint" className={formClasses.hint}>{t("watching.nameHint")}</p>
        <div className="flex flex-wrap gap-3">
          <input id="q" name="q" type="search" defaultValue={text} maxLength={100} autoComplete="off" aria-describedby="q-hint" className={`${formClasses.control} grow basis-56`} />
          <button type="submit" className={formClasses.secondary}>{t("watching.find")}</button>
        </div>
      </form>
      {text !== "" && people.length === 0 && <p className="mt-4">{t("watching.foundNobody")}</p>}
      {people.length > 0 && (
        <ul aria-label={t("watching.found")} className="mt-4 grid gap-4">
          {people.map((person) => (
            <li key={person.body.id} className="flex flex-wrap items-center gap-x-4 gap-y-1 border-s-4 border-rule ps-4">
              <RecordLink edition={person} view={{ locale, lookup: new Map() }} />
              <WatchRecordForm locale={locale} title={title} recordId={person.body.id} named={person} />
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}

/** A button that watches one record. @param named said in it where several stand on one page */
export function WatchRecordForm({ locale, title, recordId, named }: Frame & { recordId: RecordId; named: Named | null }) {
  return (
    <Form action={watchRecordAction} labels={formLabels(locale)} title={title} className="inline-block">
      <input type="hidden" name="recordId" value={recordId} />
      <SubmitButton tone="secondary">
        {translatorFor(locale, "watch")(named === null ? "watching.thisRecord" : "watching.watch")}
        {named !== null && <span className="sr-only"> (<WatchedName watched={{ kind: "record", edition: named }} locale={locale} />)</span>}
      </SubmitButton>
    </Form>
  );
}

type Option = { id: RecordId; label: string; language: string | null };

/** Watches one of a kind of which there are few: chosen from a list. */
export function WatchChosenForm({ locale, title, kind, options }: Frame & { kind: "practice" | "country"; options: readonly Option[] }) {
  const t = translatorFor(locale, "watch");
  if (options.length === 0) return null;
  return (
    <section aria-labelledby={`by-${kind}`} className="mb-10 max-w-measure">
      <h2 id={`by-${kind}`} className="mb-4">{t(`watching.${kind}`)}</h2>
      <Form action={watchRecordAction} labels={formLabels(locale)} scope={kind} fields={{ recordId: t(`watching.${kind}Label`) }} title={title}>
        <Select name="recordId" empty={t("watching.choose")} options={options.map(({ id, label, language }) => ({ value: id, label, lang: language ?? languageTag(locale) }))} />
        <div>
          <SubmitButton>{t("watching.watch")}</SubmitButton>
        </div>
      </Form>
    </section>
  );
}
