/** A fact as labelled lines, for cards and for the difference of a review: what it says, when, who says so, how sure. */
import { formatHonestDate } from "@/lib/core/honest-date";
import type { Locale, RecordKind } from "@/lib/core/kinds";
import type { FactInput, FactValue } from "@/lib/facts/schema";
import { translatorFor } from "@/lib/messages/translate";
import { chargeName } from "@/lib/vocabulary/charges";
import { stageName } from "@/lib/vocabulary/stages";

/** What the desk knows of a record that is mentioned; its name is null while no source has named it. */
export type MentionedRecord = { kind: RecordKind; slug: string; name: { text: string; language: string | null } | null };
export type RecordNames = Readonly<Record<string, MentionedRecord>>;

export type FactLine = { key: string; label: string; text: string; lang?: string };

type Writer = {
  locale: Locale;
  name: (id: string | null) => Pick<FactLine, "text" | "lang"> | null;
};

/** What a record is called: its name with its language, or its kind and address while it has none. */
export function recordTitle(record: MentionedRecord | undefined, locale: Locale): { text: string; lang?: string } {
  if (record === undefined) return { text: translatorFor(locale, "desk")("fact.unnamed") };
  if (record.name === null) return { text: `${translatorFor(locale, "words")(`recordKind.${record.kind}`)} ${record.slug}` };
  return { text: record.name.text, ...(record.name.language === null ? {} : { lang: record.name.language }) };
}

/** Every line that the fact fills, in the order of the form; an empty part has no line. */
export function factLines(fact: FactInput, locale: Locale, names: RecordNames): FactLine[] {
  const t = translatorFor(locale, "desk");
  const words = translatorFor(locale, "words");
  const dates = translatorFor(locale, "dates");
  const name: Writer["name"] = (id) => (id === null ? null : recordTitle(names[id], locale));
  const lines: FactLine[] = valueLines(fact.value, { locale, name });
  const add = (key: string, label: string, said: string | Pick<FactLine, "text" | "lang"> | null) => {
    if (said !== null) lines.push({ key, label, ...(typeof said === "string" ? { text: said } : said) });
  };
  // Of what lasts, the fact’s date is the beginning.
  const lasts = fact.value.kind === "spell" || fact.value.kind === "representation";
  add("date", lasts ? translatorFor(locale, "custody")("fields.begin") : dates("extent"), fact.date && formatHonestDate(fact.date.edtf, locale));
  add("printed", dates("printed"), fact.date?.printed ?? null);
  add("countedFrom", dates("countedFromLabel"), fact.date?.countedFrom ?? null);
  add("modality", t("fields.modality"), words(`modality.${fact.modality}`));
  add("saidBy", t("fields.saidBy"), name(fact.saidById) ?? fact.saidByText);
  add("certainty", t("fields.certainty"), words(`certainty.${fact.certainty}`));
  if (fact.standing !== "accepted") add("standing", t("fields.standing"), words(`standing.${fact.standing}`));
  if (fact.visibility !== "public") add("visibility", t("fields.visibility"), words(`visibility.${fact.visibility}`));
  add("internalNote", t("fields.internalNote"), fact.internalNote);
  return lines;
}

function valueLines(value: FactValue, { locale, name }: Writer): FactLine[] {
  const t = translatorFor(locale, "desk");
  const words = translatorFor(locale, "words");
  const custody = translatorFor(locale, "custody");
  const line = (key: string, label: string, said: string | null, lang?: string | null): FactLine[] =>
    said === null ? [] : [{ key, label, text: said, ...(lang == null ? {} : { lang }) }];
  const named = (key: string, label: string, id: string | null): FactLine[] => {
    const found = name(id);
    return found === null ? [] : [{ key, label, ...found }];
  };
  switch (value.kind) {
    case "name":
      return [...line("text", words("factKind.name"), value.text, value.language), ...line("nameKind", t("fields.nameKind"), words(`nameKind.${value.nameKind}`)), ...line("language", t("fields.nameLanguage"), value.language)];
    case "attribute":
      return line("text", words(`attribute.${value.attribute}`), attributeText(value, locale), value.language);
    case "event_reading":
      return [
        ...line("happened", t("fields.happened"), value.stage === null ? value.eventKind && words(`eventKind.${value.eventKind}`) : stageName(value.stage, locale)),
        ...named("practice", t("fields.practice"), value.practiceId),
        ...line("place", t("fields.place"), value.place, value.language),
        ...line("text", t("fields.text"), value.text, value.language),
        ...line("language", t("fields.language"), value.language),
      ];
    case "affiliation":
      return [...named("to", words(`affiliation.${value.affiliation}`), value.toId), ...line("role", t("fields.role"), value.role, value.language)];
    case "passage":
      return [...line("passage", t("fields.passage"), words(`passage.${value.passage}`)), ...line("text", value.quoted ? t("fields.exactWords") : t("fields.paraphrase"), value.text, value.language)];
    case "about":
      return named("to", words(`aboutRelation.${value.relation}`), value.toId);
    case "speaker":
      return [...named("by", words("factKind.speaker"), value.byId), ...line("described", t("fields.described"), value.described, value.language)];
    case "signature":
      return [...named("country", words("recordKind.country"), value.countryId), ...line("state", words("factKind.signature"), words(`signatureState.${value.state}`)), ...line("capacity", t("fields.capacity"), value.capacity, value.language)];
    case "source_link":
      return named("parent", words("factKind.source_link"), value.parentId);
    case "spell":
      return [
        ...line("spell", custody("fields.spell"), custody("spell.number", { number: value.spell })),
        ...named("practice", t("fields.practice"), value.practiceId),
        ...line("place", t("fields.place"), value.place, value.language),
        ...line("authority", custody("fields.authority"), value.authority, value.language),
        ...endLines(value, locale),
      ];
    case "charge":
      return [
        ...line("chargeStage", custody("fields.chargeStage"), custody(`chargeStage.${value.chargeStage}`)),
        ...line("text", custody("fields.asPrinted"), value.text, value.language),
        ...line("charge", custody("fields.charge"), value.charge && chargeName(value.charge, locale)),
      ];
    case "representation":
      return [
        ...named("lawyer", custody("fields.lawyer"), value.lawyerId),
        ...line("began", custody("fields.began"), custody(`began.${value.began}`)),
        ...line("ended", custody("fields.ended"), value.ended === null ? custody("fields.noEnd") : custody(`ended.${value.ended}`)),
        ...endLines(value, locale),
      ];
  }
}

/** When what lasts was over; says so too where no source gives an end, since silence reads like a field that was forgotten. */
function endLines({ endEdtf, endPrinted, endCountedFrom }: { endEdtf: string | null; endPrinted: string | null; endCountedFrom: string | null }, locale: Locale): FactLine[] {
  const custody = translatorFor(locale, "custody");
  const end: FactLine = { key: "end", label: custody("fields.end"), text: endEdtf === null ? custody("fields.noEnd") : formatHonestDate(endEdtf, locale) };
  const printed: FactLine[] = endPrinted === null ? [] : [{ key: "endPrinted", label: custody("fields.endPrinted"), text: endPrinted }];
  const counted: FactLine[] = endCountedFrom === null ? [] : [{ key: "endCountedFrom", label: custody("fields.endCountedFrom"), text: endCountedFrom }];
  return [end, ...printed, ...counted];
}

const CODED = { occupation: "occupation", medium: "medium", form: "statementForm" } as const;

/** An attribute whose value is a code of a closed list says the code's word. */
function attributeText({ attribute, text }: Extract<FactValue, { kind: "attribute" }>, locale: Locale): string {
  const words = translatorFor(locale, "words");
  const list = attribute === "occupation" || attribute === "medium" || attribute === "form" ? CODED[attribute] : null;
  const key = `${list ?? ""}.${text}` as "medium.letter";
  return list !== null && words.has(key) ? words(key) : text;
}

/** What a card or a row is called: "Event", "Name" … and, of an attribute, which one. */
export function factTitle(value: FactValue, locale: Locale): string {
  const words = translatorFor(locale, "words");
  return value.kind === "attribute" ? words(`attribute.${value.attribute}`) : words(`factKind.${value.kind}`);
}
