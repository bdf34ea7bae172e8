/** Field name → label of the fact forms, for the error summary and for the rows of a conflict. */
import type { ConflictWords } from "@/components/desk/conflict-view";
import type { Locale } from "@/lib/core/kinds";
import { labelled } from "@/lib/core/languages";
import { translatorFor } from "@/lib/messages/translate";

type Labels = Record<string, string>;

/** @param prefix "", `value.` or `event.` */
export function eventFieldLabels(locale: Locale, prefix: string): Labels {
  const t = translatorFor(locale, "desk");
  const names = ["stage", "eventKind", "text", "language", "place", "authority"] as const;
  return { ...Object.fromEntries(names.map((name) => [`${prefix}${name}`, t(`fields.${name}`)])), [`${prefix}practiceId`]: t("fields.practice") };
}

/** @param prefix with its dot */
export function dateFieldLabels(locale: Locale, prefix: string): Labels {
  const t = translatorFor(locale, "dates");
  const names = ["year", "month", "day", "untilYear", "untilMonth", "untilDay", "approximate", "uncertain", "printed"] as const;
  return {
    ...Object.fromEntries(names.map((name) => [`${prefix}${name}`, t(name)])),
    [`${prefix}extent`]: translatorFor(locale, "desk")("fields.span"),
    [`${prefix}countedFrom`]: t("countedFromLabel"),
    [`${prefix}edtf`]: translatorFor(locale, "desk")("fields.edtf"),
  };
}

export function readingFieldLabels(locale: Locale, prefix: string): Labels {
  const t = translatorFor(locale, "desk");
  const names = ["modality", "certainty", "standing", "visibility", "internalNote"] as const;
  return { ...Object.fromEntries(names.map((name) => [`${prefix}${name}`, t(`fields.${name}`)])), [`${prefix}saidByText`]: t("fields.saidBy"), ...precisionLabels(locale, prefix) };
}

function precisionLabels(locale: Locale, prefix: string): Labels {
  const t = translatorFor(locale, "consent");
  return { [`${prefix}publicDate`]: t("precision.date"), [`${prefix}publicPlace`]: t("precision.place"), [`${prefix}hidesPlace`]: t("precision.noPlace") };
}

/** @param rows how many citations the form shows */
export function citationFieldLabels(locale: Locale, rows: number): Labels {
  const t = translatorFor(locale, "desk");
  const profile = translatorFor(locale, "profile");
  const labels: Labels = { citations: t("citation.legend") };
  for (let index = 0; index < rows; index += 1) {
    const prefix = `citations[${index}].`;
    labels[`${prefix}sourceId`] = t("citation.pick");
    labels[`${prefix}exact`] = t("citation.exact");
    labels[`${prefix}locator`] = t("citation.locator");
    labels[`${prefix}internalNote`] = t("citation.note");
    for (const name of ["reliability", "credibility"] as const) labels[`${prefix}${name}`] = profile(`desk.${name}`);
    labels[`${prefix}known`] = translatorFor(locale, "logging")("source.known");
    labels[`${prefix}source.archive`] = labelled(locale, t("citation.new"), profile("desk.archive"));
    for (const name of ["title", "publisher", "address", "language"] as const) labels[`${prefix}source.${name}`] = labelled(locale, t("citation.new"), t(`citation.${name}`));
  }
  return labels;
}

/** Of the value's own boxes, whatever the kind of fact. */
export function valueFieldLabels(locale: Locale): Labels {
  const t = translatorFor(locale, "desk");
  const words = translatorFor(locale, "words");
  const custody = translatorFor(locale, "custody");
  const target = translatorFor(locale, "glossary")("target.label");
  const inCustody = ["spell", "authority", "chargeStage", "charge", "began", "ended"] as const;
  return {
    ...eventFieldLabels(locale, "value."),
    "value.nameKind": t("fields.nameKind"),
    "value.role": t("fields.role"),
    "value.passage": t("fields.passage"),
    "value.quoted": t("fields.quoted"),
    "value.described": t("fields.described"),
    "value.state": words("factKind.signature"),
    "value.capacity": t("fields.capacity"),
    "value.affiliation": words("factKind.affiliation"),
    "value.relation": words("factKind.about"),
    "value.toId": target,
    "value.parentId": words("factKind.source_link"),
    "value.byId": words("factKind.speaker"),
    "value.countryId": words("recordKind.country"),
    "value.lawyerId": custody("fields.lawyer"),
    ...Object.fromEntries(inCustody.map((name) => [`value.${name}`, custody(`fields.${name}`)])),
    ...prefixed(locale, custody("fields.end"), dateFieldLabels(locale, "value.end.")),
  };
}

// Two dates in one form: which one is wrong is said with its name.
function prefixed(locale: Locale, of: string, labels: Labels): Labels {
  return Object.fromEntries(Object.entries(labels).map(([name, label]) => [name, labelled(locale, of, label)]));
}

/** Of the edit form, whatever the kind of fact. */
export function factFieldLabels(locale: Locale, rows: number): Labels {
  return {
    ...valueFieldLabels(locale),
    ...dateFieldLabels(locale, "date."),
    ...readingFieldLabels(locale, ""),
    ...citationFieldLabels(locale, rows),
    changeReason: translatorFor(locale, "desk")("edit.reason"),
  };
}

export function conflictWords(locale: Locale): ConflictWords {
  const t = translatorFor(locale, "desk");
  const names = ["title", "text", "retired", "retireText", "underReview", "field", "theirs", "yours", "differs", "keepTheirs", "leave", "empty"] as const;
  return Object.fromEntries(names.map((name) => [name, t(`conflict.${name}`)])) as ConflictWords;
}
