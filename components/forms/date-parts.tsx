"use client";

import { useId } from "react";
import { Choices, Checkbox } from "@/components/forms/choices";
import { DateReading } from "@/components/forms/date-reading";
import { Disclosure } from "@/components/forms/disclosure";
import { Field } from "@/components/forms/field";
import { FieldErrors } from "@/components/forms/field-frame";
import { Fieldset } from "@/components/forms/fieldset";
import { formClasses } from "@/components/forms/form-classes";
import { useField } from "@/components/forms/form-state";
import type { Locale } from "@/lib/core/kinds";
import { DATE_EXTENTS, type DateExtent, type DateParts as Parts } from "@/lib/core/honest-date-parts";

/** The words of the date's boxes, translated by the page (namespace `dates`). */
export type DateWords = {
  legend: string;
  hint: string;
  year: string;
  month: string;
  day: string;
  untilYear: string;
  untilMonth: string;
  untilDay: string;
  extent: string;
  extents: Readonly<Record<DateExtent, string>>;
  approximate: string;
  uncertain: string;
  printed: string;
  printedHint: string;
  countedFrom: string;
  countedFromHint: string;
  edtf: string;
  edtfHint: string;
  /** Opens what few dates need: a second date, and EDTF. */
  span: string;
  /** Where boxes and EDTF stand beside each other. */
  typedHint: string;
  /** `{date}` stands where the date goes, in words. */
  reads: string;
  unreadable: string;
  locale: Locale;
};

type DatePartsProps = {
  /** Before each box's own name, with its dot: `date.` gives `date.year`. */
  prefix?: string;
  words: DateWords;
  defaults?: DateDefaults;
  /** Where the wording is asked for with the date. */
  isWordingNeeded?: boolean;
};

/** `edtf` is set only where no boxes can say the date. */
export type DateDefaults = Parts & { edtf?: string; printed?: string; countedFrom?: string };

const NO_DEFAULTS: DateDefaults = {};

/** Three stand side by side on the narrowest screen; a message makes one wider than the others. */
const BOXES = "flex flex-wrap gap-x-3 gap-y-4";

/** What stands behind the summary, each with what it comes with: a date of one day, month or year needs none of it. */
const OF_A_SPAN = { extent: "on", untilYear: "", untilMonth: "", untilDay: "", edtf: "" };

/**
 * An honest date in text boxes: no calendar, no `type=number`, month and day may stay empty. A second date, and EDTF, stand behind a summary that opens without a
 * script: most dates need neither, and whoever is in haste reads past them.
 */
export function DateParts({ prefix = "", words, defaults = NO_DEFAULTS, isWordingNeeded = false }: DatePartsProps) {
  const id = useId();
  // A choice of days or a season fits no boxes: it stays the text it is.
  if (defaults.edtf !== undefined) {
    return (
      <Fieldset legend={words.legend}>
        <Field name={`${prefix}edtf`} label={words.edtf} hint={words.edtfHint} defaultValue={defaults.edtf} spellCheck={false} />
        <DateReading prefix={prefix} words={words} defaults={defaults} />
        <Wording prefix={prefix} words={words} defaults={defaults} isNeeded={isWordingNeeded} />
      </Fieldset>
    );
  }
  return (
    <fieldset className={formClasses.section} aria-describedby={id}>
      <legend className={formClasses.sectionTitle}>{words.legend}</legend>
      <p id={id} className={formClasses.hint}>
        {words.hint}
      </p>
      <DayBoxes prefix={prefix} words={words} defaults={defaults} />
      <div className="grid sm:grid-cols-2">
        <Checkbox name={`${prefix}approximate`} label={words.approximate} defaultChecked={defaults.approximate ?? false} />
        <Checkbox name={`${prefix}uncertain`} label={words.uncertain} defaultChecked={defaults.uncertain ?? false} />
      </div>
      <Disclosure summary={words.span} prefix={prefix} within={OF_A_SPAN} isOpen={(defaults.extent ?? "on") !== "on"}>
        <Choices
          name={`${prefix}extent`}
          kind="radio"
          label={words.extent}
          options={DATE_EXTENTS.map((extent) => ({ value: extent, label: words.extents[extent] }))}
          defaultValues={[defaults.extent ?? "on"]}
        />
        <div className={BOXES}>
          <Box name={`${prefix}untilYear`} label={words.untilYear} value={defaults.untilYear} className="w-20" />
          <Box name={`${prefix}untilMonth`} label={words.untilMonth} value={defaults.untilMonth} className="w-24" />
          <Box name={`${prefix}untilDay`} label={words.untilDay} value={defaults.untilDay} className="w-16" />
        </div>
        <Field name={`${prefix}edtf`} label={words.edtf} hint={words.typedHint} optional spellCheck={false} />
      </Disclosure>
      <DateReading prefix={prefix} words={words} defaults={defaults} />
      <Wording prefix={prefix} words={words} defaults={defaults} isNeeded={isWordingNeeded} />
    </fieldset>
  );
}

type PartProps = { prefix: string; words: DateWords; defaults?: DateDefaults };

function Wording({ prefix, words, defaults = NO_DEFAULTS, isNeeded }: PartProps & { isNeeded: boolean }) {
  return (
    <div className={formClasses.pair}>
      <Field name={`${prefix}printed`} label={words.printed} hint={words.printedHint} optional={!isNeeded} defaultValue={defaults.printed ?? ""} />
      <Field name={`${prefix}countedFrom`} label={words.countedFrom} hint={words.countedFromHint} optional defaultValue={defaults.countedFrom ?? ""} />
    </div>
  );
}

/** Year, month and day alone: for a date that is never a range, as of a source. */
export function DayBoxes({ prefix, words, defaults = NO_DEFAULTS }: PartProps) {
  return (
    <div className={BOXES}>
      <Box name={`${prefix}year`} label={words.year} value={defaults.year} className="w-20" />
      <Box name={`${prefix}month`} label={words.month} value={defaults.month} className="w-24" />
      <Box name={`${prefix}day`} label={words.day} value={defaults.day} className="w-16" />
    </div>
  );
}

/** A month may be typed as a word. */
function Box({ name, label, value, className }: { name: string; label: string; value: string | undefined; className: string }) {
  const field = useField(name, label);
  return (
    <div className={formClasses.group}>
      <label htmlFor={field.id} className={formClasses.label}>
        {field.label}
      </label>
      <FieldErrors field={field} />
      <input
        id={field.id}
        name={name}
        inputMode="numeric"
        autoComplete="off"
        defaultValue={field.typed?.[0] ?? (field.typed === null ? (value ?? "") : "")}
        aria-invalid={field.errors.length > 0 ? true : undefined}
        aria-describedby={field.errors.length > 0 ? field.errorId : undefined}
        className={`${formClasses.narrow} ${className}`}
      />
    </div>
  );
}
