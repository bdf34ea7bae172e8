"use client";

import { Choices, Checkbox } from "@/components/forms/choices";
import { Field } from "@/components/forms/field";
import { FieldErrors } from "@/components/forms/field-frame";
import { formClasses } from "@/components/forms/form-classes";
import { useField } from "@/components/forms/form-state";
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
};

type DatePartsProps = {
  /** Before each box's own name, with its dot: `date.` gives `date.year`. */
  prefix?: string;
  words: DateWords;
  defaults?: Parts & { printed?: string; countedFrom?: string };
};

const NO_DEFAULTS = {};

/**
 * An honest date in text boxes: no calendar, no `type=number`, month and day may stay empty. The second date shows always and
 * says when it counts, since hiding it would need a script.
 */
export function DateParts({ prefix = "", words, defaults = NO_DEFAULTS }: DatePartsProps) {
  const whole = useField(`${prefix}date`, words.legend);
  return (
    <fieldset className={formClasses.section} aria-describedby={`${whole.id}-hint`}>
      <legend className={formClasses.sectionTitle}>{words.legend}</legend>
      <p id={`${whole.id}-hint`} className={formClasses.hint}>
        {words.hint}
      </p>
      <FieldErrors field={whole} />
      <div className="flex flex-wrap gap-4">
        <Box name={`${prefix}year`} label={words.year} value={defaults.year} isYear />
        <Box name={`${prefix}month`} label={words.month} value={defaults.month} />
        <Box name={`${prefix}day`} label={words.day} value={defaults.day} />
      </div>
      <div className="grid sm:grid-cols-2">
        <Checkbox name={`${prefix}approximate`} label={words.approximate} defaultChecked={defaults.approximate ?? false} />
        <Checkbox name={`${prefix}uncertain`} label={words.uncertain} defaultChecked={defaults.uncertain ?? false} />
      </div>
      <Choices
        name={`${prefix}extent`}
        kind="radio"
        label={words.extent}
        options={DATE_EXTENTS.map((extent) => ({ value: extent, label: words.extents[extent] }))}
        defaultValues={[defaults.extent ?? "on"]}
      />
      <div className="flex flex-wrap gap-4">
        <Box name={`${prefix}untilYear`} label={words.untilYear} value={defaults.untilYear} isYear />
        <Box name={`${prefix}untilMonth`} label={words.untilMonth} value={defaults.untilMonth} />
        <Box name={`${prefix}untilDay`} label={words.untilDay} value={defaults.untilDay} />
      </div>
      <div className="grid gap-6 sm:grid-cols-2">
        <Field name={`${prefix}printed`} label={words.printed} hint={words.printedHint} optional defaultValue={defaults.printed ?? ""} />
        <Field name={`${prefix}countedFrom`} label={words.countedFrom} optional defaultValue={defaults.countedFrom ?? ""} />
      </div>
    </fieldset>
  );
}

function Box({ name, label, value, isYear = false }: { name: string; label: string; value: string | undefined; isYear?: boolean }) {
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
        size={isYear ? 6 : 4}
        defaultValue={field.typed?.[0] ?? (field.typed === null ? (value ?? "") : "")}
        aria-invalid={field.errors.length > 0 ? true : undefined}
        aria-describedby={field.errors.length > 0 ? field.errorId : undefined}
        className={formClasses.narrow}
      />
    </div>
  );
}
