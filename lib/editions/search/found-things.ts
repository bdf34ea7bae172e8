/** Things found by their words as data: for the API, and as rows of a table. Every text with how it is put, since words alone read like findings. */
import { KIND_PLURAL } from "@/lib/core/kinds";
import { paths } from "@/lib/core/paths";
import { datingsOf, datingsOfBody, datingsUnder, markedDates, type Dating } from "@/lib/editions/datings";
import type { RecordId } from "@/lib/core/ids";
import type { Edition, EditionLookup } from "@/lib/editions/edition";
import { readingsByEvent, textThingsOf, type TextKind, type TextPart } from "@/lib/editions/search/text-parts";
import { SEPARATOR, speakerOf } from "@/lib/editions/tables/timeline-table";
import type { Row } from "@/lib/editions/tables/csv";

type Found = { edition: Edition; kind: TextKind; thing: string };

/** A thing as the API gives it, with all its texts. */
export function thingAsJson(found: Found) {
  const { body } = found.edition;
  return {
    kind: found.kind,
    record: { id: body.id, kind: body.kind, slug: body.slug, url: paths.api(KIND_PLURAL[body.kind], body.slug) },
    event: found.kind === "event" ? found.thing : null,
    dates: datesOf(found).plain.map(({ date }) => date.edtf),
    datesMarked: datesOf(found).marked.map(({ date, mark }) => ({ edtf: date.edtf, mark })),
    texts: partsOf(found).map(({ part, text, language, quoted, fact: { modality, certainty, disputed, saidBy, saidByText } }) => ({
      part, text, language, quoted, modality, certainty, disputed, saidBy,
      // How a source describes a speaker who has a record would name them again once that is withdrawn.
      saidByText: saidBy === null ? saidByText : null,
    })),
  };
}

export const TEXT_COLUMNS = ["kind", "record_kind", "record", "event", "dates", "dates_marked", "part", "text", "text_language", "quoted", "modality", "certainty", "disputed", "said_by"] as const;

/** Who is said to say what a thing's texts say. */
export function voicesOf(found: Found): RecordId[] {
  return partsOf(found).flatMap(({ fact }) => fact.saidBy ?? []);
}

/** A row for each text of a thing. @param lookup holds their voices; one that was withdrawn is not named */
export function textRows(found: Found, lookup: EditionLookup): Row<(typeof TEXT_COLUMNS)[number]>[] {
  const { body } = found.edition;
  return partsOf(found).map(({ part, text, language, quoted, fact: { modality, certainty, disputed, saidBy, saidByText } }) => ({
    kind: found.kind,
    record_kind: body.kind,
    record: body.slug,
    event: found.kind === "event" ? found.thing : null,
    dates: datesOf(found).plain.map(({ date }) => date.edtf).join(SEPARATOR),
    dates_marked: markedDates(datesOf(found).marked).join(SEPARATOR),
    part,
    text,
    text_language: language,
    quoted: quoted ? "yes" : "no",
    modality,
    certainty,
    disputed: disputed ? "yes" : "no",
    said_by: speakerOf(saidBy, saidByText, lookup),
  }));
}

function partsOf({ edition, thing }: Found): TextPart[] {
  return textThingsOf(edition.body).find((one) => one.thing === thing)?.parts ?? [];
}

/** Each once, and apart those that are put less surely than plainly: a text beside them may be said otherwise. A denied one only where nothing else dates the thing. */
function datesOf({ edition: { body }, thing }: Found) {
  return datingsUnder<Dating>(body.kind === "person" ? datingsOf(readingsByEvent(body).get(thing) ?? []) : datingsOfBody(body), null);
}
