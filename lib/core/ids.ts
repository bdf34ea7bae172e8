/**
 * Branded ids: made only by parsing, so that one kind of id cannot stand where another is meant.
 * All are random UUIDs (version 4): an id must carry no time (docs/architecture.md, rule 8).
 */
import * as z from "zod";

// In lower case, as the database writes them: an id that somebody typed or pasted otherwise is compared with those.
const uuid = z.uuidv4().toLowerCase();

export const recordIdSchema = uuid.brand<"RecordId">();
export type RecordId = z.infer<typeof recordIdSchema>;

export const caseIdSchema = uuid.brand<"CaseId">();
export type CaseId = z.infer<typeof caseIdSchema>;

export const eventIdSchema = uuid.brand<"EventId">();
export type EventId = z.infer<typeof eventIdSchema>;

export const assertionIdSchema = uuid.brand<"AssertionId">();
export type AssertionId = z.infer<typeof assertionIdSchema>;

export const citationIdSchema = uuid.brand<"CitationId">();
export type CitationId = z.infer<typeof citationIdSchema>;

export const changeIdSchema = uuid.brand<"ChangeId">();
export type ChangeId = z.infer<typeof changeIdSchema>;

export const accountIdSchema = uuid.brand<"AccountId">();
export type AccountId = z.infer<typeof accountIdSchema>;

export const sessionIdSchema = uuid.brand<"SessionId">();
export type SessionId = z.infer<typeof sessionIdSchema>;

export const importIdSchema = uuid.brand<"ImportId">();
export type ImportId = z.infer<typeof importIdSchema>;

export const requestIdSchema = uuid.brand<"RequestId">();
export type RequestId = z.infer<typeof requestIdSchema>;

export const sealedIdSchema = uuid.brand<"SealedId">();
export type SealedId = z.infer<typeof sealedIdSchema>;

export const watchIdSchema = uuid.brand<"WatchId">();
export type WatchId = z.infer<typeof watchIdSchema>;

export const messageIdSchema = uuid.brand<"MessageId">();
export type MessageId = z.infer<typeof messageIdSchema>;

export const savedSearchIdSchema = uuid.brand<"SavedSearchId">();
export type SavedSearchId = z.infer<typeof savedSearchIdSchema>;

/** A list of people that somebody keeps for their own work. */
export const listIdSchema = uuid.brand<"ListId">();
export type ListId = z.infer<typeof listIdSchema>;

/** One person's place on a list. */
export const entryIdSchema = uuid.brand<"EntryId">();
export type EntryId = z.infer<typeof entryIdSchema>;

/** A note of colleagues on a record as such. */
export const noteIdSchema = uuid.brand<"NoteId">();
export type NoteId = z.infer<typeof noteIdSchema>;

export const basisIdSchema = uuid.brand<"BasisId">();
export type BasisId = z.infer<typeof basisIdSchema>;

/** The last part of a public address: ASCII lower case, digits and single hyphens. */
export const slugSchema = z
  .string()
  .min(1)
  .max(120)
  .regex(/^[a-z0-9]+(?:-[a-z0-9]+)*$/)
  .brand<"Slug">();
export type Slug = z.infer<typeof slugSchema>;
