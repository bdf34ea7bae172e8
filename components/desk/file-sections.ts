/** The parts of a record's file, in their order, each with the ways to add to it. Pure: a new kind of fact stands in its part by its row in lib/core/record-shapes.ts. */
import type { AddLink } from "@/components/desk/file-section";
import { kindTitle } from "@/components/desk/fact-words";
import type { CaseId, RecordId } from "@/lib/core/ids";
import type { FactKind, Locale, RecordKind } from "@/lib/core/kinds";
import { paths } from "@/lib/core/paths";
import { ATTRIBUTES_ON, FACTS_ON } from "@/lib/core/record-shapes";
import { translatorFor } from "@/lib/messages/translate";

type OnFile = { fact: { value: { kind: FactKind } } };
type Head = { id: RecordId; kind: RecordKind; isWithdrawn: boolean };

/** They stand in the part of their case. */
const OF_A_CASE: readonly FactKind[] = ["event_reading", "spell", "charge", "representation"];
/** Parts whose address on the page is older than their kind's name. */
const IDS: Partial<Record<FactKind, string>> = { name: "names", attribute: "facts" };

type SectionKind = Exclude<FactKind, "event_reading" | "spell" | "charge" | "representation">;

/**
 * Each kind of fact that such a record may hold, also while there is none of it, since that is where one is added. What a record holds of other kinds, as
 * older records may, stands with its plain facts.
 */
export function fileSections<F extends OnFile>(record: Head, facts: readonly F[], locale: Locale): { id: string; heading: string; add: AddLink[]; empty: string; facts: F[] }[] {
  const t = translatorFor(locale, "glossary");
  const kinds = FACTS_ON[record.kind].filter((kind): kind is Extract<(typeof FACTS_ON)[RecordKind][number], SectionKind> => !OF_A_CASE.includes(kind));
  const isOther = ({ fact: { value } }: F) => !OF_A_CASE.includes(value.kind) && !(kinds as readonly FactKind[]).includes(value.kind);
  return kinds.map((kind) => ({
    id: IDS[kind] ?? kind,
    heading: t(`section.${kind}`),
    add: record.isWithdrawn ? [] : addLinks(record, kind, locale),
    empty: t(`empty.${kind}`),
    facts: facts.filter((onFile) => onFile.fact.value.kind === kind || (kind === "attribute" && isOther(onFile))),
  }));
}

function addLinks({ id, kind: recordKind }: Head, kind: SectionKind, locale: Locale): AddLink[] {
  const t = translatorFor(locale, "glossary");
  if (kind === "attribute") return ATTRIBUTES_ON[recordKind].map((attribute) => ({ href: paths.desk.addFact(id, kind, { attribute }), label: t("add.attribute", { what: kindTitle(kind, attribute, locale) }) }));
  const one: AddLink = { href: paths.desk.addFact(id, kind), label: t(`add.kind.${kind}`) };
  return kind === "signature" ? [{ href: paths.desk.addSignatures(id), label: t("add.signatures"), isFirst: true }, one] : [one];
}

/** What is added to one case: what happened first. */
export function addToCase({ id, isWithdrawn }: Head, detention: { id: CaseId; number: number }, locale: Locale): AddLink[] {
  if (isWithdrawn) return [];
  const t = translatorFor(locale, "glossary");
  const kinds = ["spell", "charge", "representation"] as const;
  return [
    { href: paths.desk.logUpdate(id, detention.id), label: translatorFor(locale, "desk")("record.logUpdateIn", { number: detention.number }), isFirst: true },
    { href: paths.desk.sharedEvent(id, detention.id), label: t("shared.link") },
    ...kinds.map((kind) => ({ href: paths.desk.addFact(id, kind, { case: detention.id }), label: t(`add.kind.${kind}`) })),
  ];
}
