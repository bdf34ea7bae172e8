/** The shapes of the API's answers, made of the public contract. The description of the API is generated from them. */
import * as z from "zod";
import { caseIdSchema, eventIdSchema, recordIdSchema, slugSchema } from "@/lib/core/ids";
import { CERTAINTIES, EDITION_REASONS, EVENT_KINDS, MODALITIES, NAME_KINDS, RECORD_KINDS, STAGES } from "@/lib/core/kinds";
import { editionBodySchema, editionEventSchema } from "@/lib/editions/contract";
import { MARKS } from "@/lib/editions/mark";
import { TEXT_KINDS, TEXT_PARTS } from "@/lib/editions/search/text-parts";
import { WAYS } from "@/lib/editions/search/ways";

/** An update's id; also what `after` takes to continue behind it. */
export const UPDATE_ID = "^[0-9a-f-]{36}\\.[1-9][0-9]{0,8}\\.[a-z]+$";

const sha256 = z.string().regex(/^[0-9a-f]{64}$/);

const editionEntry = z.strictObject({
  number: z.int().positive(),
  publishedOn: z.iso.date(),
  sha256: sha256.describe("SHA-256 of the body as canonical JSON (RFC 8785)."),
  previousSha256: sha256.describe("That of the edition before; zeros for the first."),
  reason: z.enum(EDITION_REASONS),
  publicNote: z.string().nullable().describe("Why a correction was made."),
});

const record = z.strictObject({
  id: recordIdSchema,
  kind: z.enum(RECORD_KINDS),
  slug: slugSchema,
  url: z.string().describe("Path of this record in the API."),
  licence: z.url(),
  edition: editionEntry,
  body: editionBodySchema,
});

const recordPage = z.strictObject({
  kind: z.enum(RECORD_KINDS),
  total: z.int().nonnegative().describe("How many the whole list has."),
  items: z.array(record),
  next: z.string().nullable().describe("Path of the next page; null on the last."),
});

const matched = z.strictObject({
  way: z.enum([...new Set(Object.values(WAYS))]).describe("How the name answers what was asked."),
  text: z.string(),
  language: z.string(),
  kind: z.enum(NAME_KINDS),
  mark: z.enum(MARKS).nullable().describe("Without it the name would say more than the sources do: they may only allege it, or contradict each other. Null where they plainly state it."),
});

const peoplePage = z.strictObject({
  ...recordPage.shape,
  kind: z.literal("person"),
  items: z.array(z.strictObject({ ...record.shape, matched: matched.optional().describe("The name that answers `q`; absent where nothing was asked.") })),
});

const pastEntry = z.strictObject({
  ...editionEntry.shape,
  publicNote: z.string().nullable().describe("Why a correction was made; null also where the body is withheld."),
  withheldOn: z.iso.date().nullable(),
  stands: z.boolean().describe("Whether it is the edition that stands now."),
  url: z.string().describe("Path of this edition in the API."),
  body: z.string().nullable().describe("Path of the bytes that the hash is of; null once they are withheld."),
});

const ofRecord = { id: recordIdSchema, kind: z.enum(RECORD_KINDS), slug: slugSchema, url: z.string(), licence: z.url() };
const editionPage = z.strictObject({ ...ofRecord, total: z.int().positive(), items: z.array(pastEntry), next: z.string().nullable() });
const pastEdition = z.strictObject({ ...ofRecord, edition: pastEntry, body: editionBodySchema.nullable().describe("Null once it is withheld.") });

const personEvent = z.strictObject({
  event: eventIdSchema,
  person: z.strictObject({ id: recordIdSchema, slug: slugSchema, url: z.string(), edition: z.int().positive() }),
  cases: z.array(caseIdSchema).describe("Ids of the person's cases that it belongs to."),
  title: z.strictObject({ stage: z.enum(STAGES).nullable(), eventKind: z.enum(EVENT_KINDS).nullable() }).nullable().describe("What it may be called; null where the sources differ on that."),
  mark: z.enum(MARKS).nullable().describe("Without it the title would say more than the sources do; null where they state it and none contradicts."),
  date: editionEventSchema.shape.date.describe("When it was, under the same mark; null where the sources differ, say it less surely than the event, or give no date."),
  dates: z.array(z.strictObject({ ...editionEventSchema.shape.date.unwrap().shape, mark: z.enum(MARKS).nullable() })).describe("Every date that a source gives it, each with its own mark, in the order shown."),
  readings: z.array(editionEventSchema).min(1),
});

const eventPage = z.strictObject({ items: z.array(personEvent), next: z.string().nullable().describe("Path of the next page; null on the last. A page may be empty and not be the last.") });

const update = z.strictObject({
  id: z.string().regex(new RegExp(UPDATE_ID)).describe("Record, edition number and act: the same for ever. `after` continues behind it."),
  act: z.enum(["publish", "correct", "withhold"]),
  onDay: z.iso.date(),
  number: z.int().positive().describe("Number of the edition that was published or withheld."),
  reason: z.enum(EDITION_REASONS),
  note: z.string().nullable().describe("The edition's public note; null also where its body is withheld."),
  record: z.strictObject({ id: recordIdSchema, kind: z.enum(RECORD_KINDS), slug: slugSchema, url: z.string() }),
});

const updatePage = z.strictObject({ items: z.array(update), next: z.string().nullable() });

const found = z.strictObject({
  kind: z.enum(TEXT_KINDS),
  record: z.strictObject({ id: recordIdSchema, kind: z.enum(RECORD_KINDS), slug: slugSchema, url: z.string() }).describe("The record that holds it: of an event its person."),
  event: eventIdSchema.nullable().describe("Of events. It stands at `#event-…` of the person's page."),
  dates: z.array(z.string()).describe("As the sources write them (EDTF), as far as they are plainly stated; several where they differ."),
  datesMarked: z.array(z.strictObject({ edtf: z.string(), mark: z.enum(MARKS) })).describe("The others, each with how it is put."),
  texts: z.array(
    z.strictObject({
      part: z.enum(TEXT_PARTS),
      text: z.string(),
      language: z.string().nullable(),
      quoted: z.boolean().describe("The statement's own words, as a source quotes them."),
      modality: z.enum(MODALITIES),
      certainty: z.enum(CERTAINTIES),
      disputed: z.boolean(),
      saidBy: recordIdSchema.nullable().describe("Whose claim it is, where it is not the source's own; an id that leads nowhere belongs to a record that is not public."),
      saidByText: z.string().nullable().describe("Whose claim it is in the source's words, where they are not on record."),
    }),
  ),
});

const foundPage = z.strictObject({ total: z.int().nonnegative(), items: z.array(found), next: z.string().nullable().describe("Path of the next page; null on the last.") });

const dataset = z.strictObject({
  edition: z
    .strictObject({
      publication: z.string().regex(/^[0-9a-f]{16}$/u).describe("Opaque name of the state of the record that the files are of; the same content has the same name."),
      day: z.iso.date().describe("Day of the newest publication that stands."),
    })
    .nullable()
    .describe("Null while no record stands."),
  licence: z.url(),
  files: z.array(z.strictObject({ name: z.string(), holds: z.enum([...RECORD_KINDS, "event", "all"]), type: z.string(), url: z.string() })),
  sums: z.string().nullable().describe("Path of the list of SHA-256 hashes."),
});

const problem = z.strictObject({ type: z.literal("about:blank"), status: z.int(), title: z.string(), detail: z.string() });

/** Answers by the name under which the description knows them. */
export const ANSWERS = { Record: record, RecordPage: recordPage, PeoplePage: peoplePage, EditionPage: editionPage, Edition: pastEdition, EventPage: eventPage, UpdatePage: updatePage, FoundPage: foundPage, Dataset: dataset, Problem: problem } as const;

/** Parts that deserve a name of their own: `PersonBody`, `StatementBody` … */
export const BODIES = Object.fromEntries(editionBodySchema.options.map((body) => [`${capital(body.shape.kind.value)}Body`, body]));

function capital(word: string): string {
  return word.charAt(0).toUpperCase() + word.slice(1);
}
