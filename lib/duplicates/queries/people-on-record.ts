import "server-only";
import type { Actor } from "@/lib/core/actor";
import { recordIdSchema, type RecordId } from "@/lib/core/ids";
import { EVENT_KINDS, MODALITIES, STAGES, type Attribute, type EventKind, type Modality, type Stage } from "@/lib/core/kinds";
import { visibleChanges } from "@/lib/changes/policy";
import { recordNames, type RecordName } from "@/lib/facts/queries/record-names";
import { dayOf } from "@/lib/core/days";
import type { DeskReader } from "@/lib/platform/db";

/** Something that happened to somebody, as one source tells it. `edtf` null: undated. */
export type EventOnRecord = { stage: Stage | null; eventKind: EventKind | null; edtf: string | null; earliest: string | null; place: string | null; language: string; modality: Modality };

/** What is on record of somebody, as far as it helps to tell people apart. */
export type OnRecord = {
  /** The earliest first, the undated last. */
  events: EventOnRecord[];
  /** When they were born, in EDTF, and how their sources put it. */
  births: { edtf: string; modality: Modality }[];
  /** Codes of OCCUPATIONS, or other words for it. */
  occupations: string[];
  affiliatedTo: RecordName[];
  sourceIds: string[];
};

const TOLD_APART_BY: ReadonlySet<string> = new Set(["occupation", "born"] satisfies Attribute[]);

/**
 * What is on record of these people: what was published, and what this person may read of what is on its way. Rejected and denied readings are left
 * out: nobody is told apart by what did not happen.
 */
export async function peopleOnRecord(db: DeskReader, actor: Actor, ids: readonly string[]): Promise<Map<RecordId, OnRecord>> {
  const rows = await db.assertion.findMany({
    where: {
      recordId: { in: [...ids] },
      standing: { not: "rejected" },
      modality: { not: "denied" },
      AND: [
        { addedByChange: { AND: [visibleChanges(actor), { state: { not: "discarded" } }] } },
        { OR: [{ retiredByChangeId: null }, { retiredByChange: { state: { not: "applied" } }, addedByChange: { state: "applied" } }] },
      ],
      // Which attributes is asked below: asked here, every attribute that there is would be joined.
      kind: { in: ["event_reading", "affiliation", "name", "attribute"] },
    },
    select: {
      recordId: true, edtf: true, earliest: true, modality: true,
      eventReading: { select: { stage: true, eventKind: true, place: true, language: true } },
      attribute: { select: { attribute: true, text: true } },
      affiliation: { select: { toId: true } },
      citations: { select: { citation: { select: { sourceId: true } } } },
    },
    orderBy: [{ earliest: { sort: "asc", nulls: "last" } }, { createdAt: "asc" }, { id: "asc" }],
  });
  const facts = rows.filter(({ attribute }) => attribute === null || TOLD_APART_BY.has(attribute.attribute));
  const organisations = await recordNames(db, facts.flatMap(({ affiliation }) => affiliation?.toId ?? []));
  const unique = <T>(values: readonly T[]): T[] => [...new Set(values)];
  return new Map(
    ids.map((id) => {
      const own = facts.filter(({ recordId }) => recordId === id);
      const events = own.flatMap(({ eventReading, edtf, earliest, modality }): EventOnRecord[] => (eventReading === null ? [] : [{
        stage: STAGES.find((known) => known === eventReading.stage) ?? null,
        eventKind: EVENT_KINDS.find((known) => known === eventReading.eventKind) ?? null,
        edtf, earliest: earliest && dayOf(earliest), place: eventReading.place, language: eventReading.language,
        modality: modalityOf(modality),
      }]));
      return [recordIdSchema.parse(id), {
        events,
        births: birthsAmong(own),
        occupations: unique(own.flatMap(({ attribute }) => (attribute?.attribute === "occupation" ? [attribute.text] : []))),
        affiliatedTo: unique(own.flatMap(({ affiliation }) => affiliation?.toId ?? [])).flatMap((to) => organisations.get(recordIdSchema.parse(to)) ?? []),
        sourceIds: unique(own.flatMap(({ citations }) => citations.map(({ citation }) => citation.sourceId))),
      }];
    }),
  );
}

// What is on file as none that we know is not plainly stated.
function modalityOf(modality: string): Modality {
  return MODALITIES.find((known) => known === modality) ?? "alleged";
}

/** Each date once, in the way of those that put it most surely. */
function birthsAmong(facts: readonly { attribute: { attribute: string } | null; edtf: string | null; modality: string }[]): OnRecord["births"] {
  const births = facts.flatMap(({ attribute, edtf, modality }) => (attribute?.attribute === "born" && edtf !== null ? [{ edtf, modality: modalityOf(modality) }] : []));
  const isStated = (edtf: string) => births.some((birth) => birth.edtf === edtf && birth.modality === "stated");
  return births.filter(({ edtf, modality }, at) => (modality === "stated" || !isStated(edtf)) && births.findIndex((other) => other.edtf === edtf && other.modality === modality) === at);
}
