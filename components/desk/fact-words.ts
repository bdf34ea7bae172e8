/** A fact as labelled lines, for cards and for the difference of a review: what it says, when, who says so, how sure. */
import { practiceTitle } from "@/components/public/practice-words";
import { coarserDate } from "@/lib/core/coarser-date";
import { formatHonestDate } from "@/lib/core/honest-date";
import { recordIdSchema } from "@/lib/core/ids";
import type { Attribute, Locale, RecordKind, STATEMENT_FORMS } from "@/lib/core/kinds";
import { languageName, listIn, withBrackets } from "@/lib/core/languages";
import { paths } from "@/lib/core/paths";
import type { FactValue, StoredFact } from "@/lib/facts/schema";
import { translatorFor } from "@/lib/messages/translate";
import { chargeName } from "@/lib/vocabulary/charges";
import { stageName } from "@/lib/vocabulary/stages";

type StatementForm = (typeof STATEMENT_FORMS)[number];

/** What the desk knows of a record that is mentioned; its name is null while no source has named it. */
export type MentionedRecord = { kind: RecordKind; slug: string; name: { text: string; language: string | null } | null; words?: Parameters<typeof practiceTitle>[0]; untitled?: { form: StatementForm | null; date: string | null; speakers: readonly string[]; signed: number; words: string | null }; untitledSource?: { publisher: string | null; date: string | null; description: string | null; address: string | null }; isExpunged?: boolean };
export type RecordNames = Readonly<Record<string, MentionedRecord>>;
/** Case id → its number within the person. */
export type CaseNumbers = Readonly<Record<string, number>>;

export type FactLine = {
  /** The field of lib/facts/schema.ts that it draws. */
  key: string;
  label: string;
  text: string;
  lang?: string;
  /** The stored value: two of them may read alike ("lawyer" as a code and as a word, two people of one name). */
  exact: string;
  /** Of a record: its page on the desk. */
  href?: string;
  /** What goes without saying, unless it is what changed. */
  isUsual?: true;
  /** What a reviewer weighs on each fact, and whoever reads many of them reads past: a plain statement, and that it is certain. */
  isPlain?: true;
};

type Said = Pick<FactLine, "text" | "exact" | "lang" | "href">;
type Writer = { locale: Locale; caseNumbers: CaseNumbers; name: (id: string | null) => Said | null };

/** What a record is called: its name with its language; a statement without a title by what it is, whose and of when, or by its first words; such a source by who published it and when, or how it is described; its kind and address while nothing of that is known. */
export function recordTitle(record: MentionedRecord | undefined, locale: Locale): { text: string; lang?: string } {
  if (record === undefined) return { text: translatorFor(locale, "desk")("fact.unnamed") };
  if (record.isExpunged === true) return { text: translatorFor(locale, "expunging")("nameless") };
  const composed = record.name !== null ? null : record.untitled !== undefined ? untitledTitle(record.untitled, locale) : record.untitledSource !== undefined ? sourceTitle(record.untitledSource, locale) : null;
  if (composed !== null) return { text: composed };
  if (record.words !== undefined) return { text: practiceTitle(record.words, locale) };
  if (record.name === null) return { text: `${translatorFor(locale, "words")(`recordKind.${record.kind}`)} ${record.slug}` };
  return { text: record.name.text, ...(record.name.language === null ? {} : { lang: record.name.language }) };
}

// As the public reads it (lib/editions/labels.ts); of what tells neither publisher nor anything else, where it stands on the web: the public has that below its heading.
function sourceTitle({ publisher, date, description, address }: NonNullable<MentionedRecord["untitledSource"]>, locale: Locale): string | null {
  if (publisher === null && date === null && description === null && address === null) return null;
  const t = translatorFor(locale, "public");
  const kind = translatorFor(locale, "words")("recordKind.source");
  const bare = address === null ? kind : withBrackets(locale, kind, address.replace(/^https?:\/\/(?:www\.)?/u, ""));
  const what = publisher ?? (description === null ? bare : t("label.described", { description }));
  const text = date === null ? what : t("label.dated", { what, day: formatHonestDate(date, locale) });
  return publisher === null && description === null ? text.charAt(0).toLocaleUpperCase("en") + text.slice(1) : text;
}

// As the public reads it (lib/editions/labels.ts); of what says nothing else, by its own first words, which the public has below its heading.
function untitledTitle({ form, date, speakers, signed, words: said }: NonNullable<MentionedRecord["untitled"]>, locale: Locale): string | null {
  const isTold = date !== null || speakers.length > 0 || signed > 0;
  if (!isTold && form === null && said === null) return null;
  const t = translatorFor(locale, "public");
  const words = translatorFor(locale, "words");
  const kind = form === null ? words("recordKind.statement") : words(`statementForm.${form}`);
  const what = signed > 0 ? t("label.signed", { what: kind, count: signed }) : speakers.length > 0 ? t("label.spoken", { what: kind, who: listIn(locale, speakers) }) : kind;
  const told = date === null ? what : t("label.dated", { what, day: formatHonestDate(date, locale) });
  const text = isTold || said === null ? told : translatorFor(locale, "desk")("fact.untitled", { what: told, words: said });
  return text.charAt(0).toLocaleUpperCase("en") + text.slice(1);
}

// Of two that are called alike, each says its address.
function recordSaid(id: string, names: RecordNames, locale: Locale): Said {
  const record = names[id];
  const title = recordTitle(record, locale);
  const alike = record !== undefined && (howManyAreCalled(names, locale).get(title.text) ?? 0) > 1;
  return { ...title, text: alike ? withBrackets(locale, title.text, record.slug) : title.text, exact: id, href: paths.desk.record(recordIdSchema.parse(id)) };
}

const counted = new WeakMap<RecordNames, Map<Locale, ReadonlyMap<string, number>>>();

/** Of everything that a page names, how many are called so: counted once for the page and not for each of its lines. The names of a page do not change while it is drawn. */
function howManyAreCalled(names: RecordNames, locale: Locale): ReadonlyMap<string, number> {
  const known = counted.get(names)?.get(locale);
  if (known !== undefined) return known;
  const counts = new Map<string, number>();
  for (const mentioned of Object.values(names)) {
    const { text } = recordTitle(mentioned, locale);
    counts.set(text, (counts.get(text) ?? 0) + 1);
  }
  counted.set(names, (counted.get(names) ?? new Map<Locale, ReadonlyMap<string, number>>()).set(locale, counts));
  return counts;
}

/**
 * Every line that the fact fills, in the order of the form; an empty part has no line. All that an edition would say of it is here:
 * four eyes see nothing else before it is public. `fact-difference.test.tsx` walks the schema.
 * @param caseNumbers where the lines stand under a case's heading already: none
 */
export function factLines(fact: StoredFact, locale: Locale, names: RecordNames, caseNumbers: CaseNumbers = {}): FactLine[] {
  const t = translatorFor(locale, "desk");
  const words = translatorFor(locale, "words");
  const dates = translatorFor(locale, "dates");
  // Of what lasts, the fact’s date is the beginning.
  const lasts = fact.value.kind === "spell" || fact.value.kind === "representation";
  const name: Writer["name"] = (id) => (id === null ? null : recordSaid(id, names, locale));
  const when = [
    ...lineIn("edtf", lasts ? translatorFor(locale, "custody")("fields.begin") : dates("extent"), fact.date && { text: formatHonestDate(fact.date.edtf, locale), exact: fact.date.edtf }),
    ...lineIn("printed", dates("printed"), fact.date?.printed ?? null),
    ...lineIn("countedFrom", t("fields.countedFrom"), fact.date?.countedFrom == null ? null : { text: formatHonestDate(fact.date.countedFrom, locale), exact: fact.date.countedFrom }),
  ];
  const said = valueLines(fact.value, { locale, caseNumbers, name });
  // From when stands before until when.
  const end = said.findIndex(({ key }) => key === "endEdtf");
  return [
    ...(end === -1 ? [...said, ...when] : said.toSpliced(end, 0, ...when)),
    ...plain(lineIn("modality", t("fields.modality"), { text: words(`modality.${fact.modality}`), exact: fact.modality }), "stated"),
    ...lineIn("saidById", t("fields.saidBy"), name(fact.saidById)),
    ...lineIn("saidByText", fact.saidById === null ? t("fields.saidBy") : t("fields.saidByWords"), fact.saidByText),
    ...plain(lineIn("certainty", t("fields.certainty"), { text: words(`certainty.${fact.certainty}`), exact: fact.certainty }), "certain"),
    ...usual(lineIn("standing", t("fields.standing"), { text: words(`standing.${fact.standing}`), exact: fact.standing }), "accepted"),
    ...lineIn("standingReason", translatorFor(locale, "reviewing")("fields.standingReason"), fact.standingReason),
    ...usual(lineIn("visibility", t("fields.visibility"), { text: words(`visibility.${fact.visibility}`), exact: fact.visibility }), "public"),
    ...usual(lineIn("preferred", t("fields.preferred"), { text: t(fact.preferred ? "fields.yes" : "fields.no"), exact: String(fact.preferred) }), "false"),
    ...lineIn("preferredReason", t("fields.preferredReason"), fact.preferredReason),
    ...lineIn("internalNote", t("fields.internalNote"), fact.internalNote),
    ...precisionLines(fact, locale),
  ];
}

/** What the public reads beside what is known: the coarser date in words, or the words that stand for the place. */
function precisionLines({ date, publicDate, publicPlace }: StoredFact, locale: Locale): FactLine[] {
  const t = translatorFor(locale, "consent");
  const shown = (words: string) => (date === null || publicDate === null ? words : withBrackets(locale, words, formatHonestDate(coarserDate(date.edtf, publicDate), locale)));
  return [
    ...lineIn("publicDate", t("precision.date"), publicDate && { text: shown(t(`publicDate.${publicDate}`)), exact: publicDate }),
    ...lineIn("publicPlace", t("precision.place"), publicPlace === null ? null : { text: publicPlace === "" ? t("precision.none") : publicPlace, exact: publicPlace }),
  ];
}

function lineIn(key: string, label: string, said: string | Said | null, lang?: string | null): FactLine[] {
  if (said === null) return [];
  return [{ key, label, ...(typeof said === "string" ? { text: said, exact: said } : said), ...(lang == null ? {} : { lang }) }];
}

function usual(lines: FactLine[], value: string): FactLine[] {
  return lines.map((line) => (line.exact === value ? { ...line, isUsual: true } : line));
}

function plain(lines: FactLine[], value: string): FactLine[] {
  return lines.map((line) => (line.exact === value ? { ...line, isPlain: true } : line));
}

/** A language by its name and its tag; null where the fact has none. */
function languageSaid(tag: string | null, locale: Locale): Said | null {
  return tag === null ? null : { text: withBrackets(locale, languageName(tag, locale), tag), exact: tag };
}

function valueLines(value: FactValue, { locale, caseNumbers, name }: Writer): FactLine[] {
  const t = translatorFor(locale, "desk");
  const words = translatorFor(locale, "words");
  const custody = translatorFor(locale, "custody");
  const language = "language" in value ? lineIn("language", value.kind === "name" ? t("fields.nameLanguage") : t("fields.language"), languageSaid(value.language, locale)) : [];
  switch (value.kind) {
    case "name":
      return [...lineIn("text", words("factKind.name"), value.text, value.language), ...lineIn("nameKind", t("fields.nameKind"), { text: words(`nameKind.${value.nameKind}`), exact: value.nameKind }), ...language];
    case "attribute":
      return [...lineIn("text", words(`attribute.${value.attribute}`), { text: attributeText(value, locale), exact: value.text }, value.language), ...language];
    case "event_reading":
      return [
        ...caseLine(value.caseId, caseNumbers, locale),
        ...lineIn("stage", t("fields.happened"), value.stage && { text: stageName(value.stage, locale), exact: `stage ${value.stage}` }),
        ...lineIn("eventKind", t("fields.happened"), value.eventKind && { text: words(`eventKind.${value.eventKind}`), exact: `kind ${value.eventKind}` }),
        ...lineIn("practiceId", t("fields.practice"), name(value.practiceId)),
        ...lineIn("place", t("fields.place"), value.place, value.language),
        ...lineIn("authority", t("fields.authority"), value.authority, value.language),
        ...lineIn("text", t("fields.text"), value.text, value.language),
        ...language,
      ];
    case "affiliation":
      return [...lineIn("toId", words(`affiliation.${value.affiliation}`), name(value.toId)), ...lineIn("role", t("fields.role"), value.role, value.language), ...language];
    case "passage":
      return [
        ...lineIn("passage", t("fields.passage"), { text: words(`passage.${value.passage}`), exact: value.passage }),
        ...lineIn("text", value.quoted ? t("fields.exactWords") : t("fields.paraphrase"), value.text, value.language),
        ...lineIn("position", t("fields.position"), String(value.position)),
        ...language,
      ];
    case "about":
      return lineIn("toId", words(`aboutRelation.${value.relation}`), name(value.toId));
    case "speaker":
      return [...lineIn("byId", words("factKind.speaker"), name(value.byId)), ...lineIn("described", t("fields.described"), value.described, value.language), ...language];
    case "signature":
      return [
        ...lineIn("countryId", words("recordKind.country"), name(value.countryId)),
        ...lineIn("state", words("factKind.signature"), { text: words(`signatureState.${value.state}`), exact: value.state }),
        ...lineIn("capacity", t("fields.capacity"), value.capacity, value.language),
        ...language,
      ];
    case "source_link":
      return lineIn("parentId", words("factKind.source_link"), name(value.parentId));
    case "spell":
      return [
        ...caseLine(value.caseId, caseNumbers, locale),
        ...lineIn("spell", custody("fields.spell"), { text: custody("spell.number", { number: value.spell }), exact: String(value.spell) }),
        ...lineIn("practiceId", t("fields.practice"), name(value.practiceId)),
        ...lineIn("place", t("fields.place"), value.place, value.language),
        ...lineIn("authority", custody("fields.authority"), value.authority, value.language),
        ...endLines(value, locale),
        ...language,
      ];
    case "charge":
      return [
        ...caseLine(value.caseId, caseNumbers, locale),
        ...lineIn("chargeStage", custody("fields.chargeStage"), { text: custody(`chargeStage.${value.chargeStage}`), exact: value.chargeStage }),
        ...lineIn("text", custody("fields.asPrinted"), value.text, value.language),
        ...lineIn("charge", custody("fields.charge"), value.charge && { text: chargeName(value.charge, locale), exact: value.charge }),
        ...language,
      ];
    case "representation":
      return [
        ...caseLine(value.caseId, caseNumbers, locale),
        ...lineIn("lawyerId", custody("fields.lawyer"), name(value.lawyerId)),
        ...lineIn("began", custody("fields.began"), { text: custody(`began.${value.began}`), exact: value.began }),
        ...lineIn("ended", custody("fields.ended"), { text: value.ended === null ? custody("fields.noEnd") : custody(`ended.${value.ended}`), exact: value.ended ?? "" }),
        ...endLines(value, locale),
      ];
  }
}

function caseLine(caseId: string, caseNumbers: CaseNumbers, locale: Locale): FactLine[] {
  const t = translatorFor(locale, "desk");
  const number = caseNumbers[caseId];
  return lineIn("caseId", t("fields.case"), number === undefined ? null : { text: t("record.case", { number }), exact: caseId });
}

/** When what lasts was over; says so too where no source gives an end, since silence reads like a field that was forgotten. */
function endLines({ endEdtf, endPrinted, endCountedFrom }: { endEdtf: string | null; endPrinted: string | null; endCountedFrom: string | null }, locale: Locale): FactLine[] {
  const custody = translatorFor(locale, "custody");
  return [
    ...lineIn("endEdtf", custody("fields.end"), { text: endEdtf === null ? custody("fields.noEnd") : formatHonestDate(endEdtf, locale), exact: endEdtf ?? "" }),
    ...lineIn("endPrinted", custody("fields.endPrinted"), endPrinted),
    ...lineIn("endCountedFrom", custody("fields.endCountedFrom"), endCountedFrom === null ? null : { text: formatHonestDate(endCountedFrom, locale), exact: endCountedFrom }),
  ];
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
  return kindTitle(value.kind, value.kind === "attribute" ? value.attribute : null, locale);
}

/** The same of a fact that is not there yet. */
export function kindTitle(kind: FactValue["kind"], attribute: Attribute | null, locale: Locale): string {
  const words = translatorFor(locale, "words");
  return attribute === null ? words(`factKind.${kind}`) : words(`attribute.${attribute}`);
}
