/**
 * Reads the seed: the article's record as data files (prisma/seed/article), checked before anything is written.
 * Nothing here knows the database; the loader gives every key its id.
 */
import { readFileSync, readdirSync } from "node:fs";
import { createHash } from "node:crypto";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import * as z from "zod";
import { RECORD_KINDS } from "@/lib/core/kinds";
import { slugSchema } from "@/lib/core/ids";
import { caseKeySchema, citationKeySchema, eventKeySchema, keysIn, recordKeySchema, seedFactSchema } from "./seed-fact";

const ARTICLE = fileURLToPath(new URL("./article", import.meta.url));
/** Characters of context that a citation keeps on either side (W3C TextQuoteSelector: prefix, suffix). */
const CONTEXT_CHARACTERS = 32;

const sourceDocumentSchema = z.strictObject({
  record: recordKeySchema,
  title: z.string(),
  firstPublishedBy: z.string(),
  firstPublished: z.iso.date(),
  language: z.string(),
  sha256: z.string().regex(/^[0-9a-f]{64}$/u),
  characters: z.int(),
  note: z.string(),
});

const recordSchema = z.strictObject({ key: recordKeySchema, kind: z.enum(RECORD_KINDS), slug: slugSchema });
const caseSchema = z.strictObject({ key: caseKeySchema, person: recordKeySchema, number: z.int().min(1) });
const eventSchema = z.strictObject({ key: eventKeySchema });
const citationSchema = z.strictObject({
  key: citationKeySchema,
  source: recordKeySchema,
  exact: z.string().min(1),
  /** Positions in source.txt: characters from 0, end exclusive. All of the text is in the BMP, so string indexes are code points. */
  start: z.int().min(0),
  end: z.int().min(1),
});

const reasonSchema = z.string().min(10);
export const coverageSchema = z.strictObject({
  records: z.array(
    z.strictObject({
      id: z.string(),
      type: z.string(),
      what: z.string(),
      restsOn: z.array(z.string()),
      carriedBy: z.array(z.string()).optional(),
      notCarried: reasonSchema.optional(),
    }),
  ),
  sentences: z.array(
    z.strictObject({
      id: z.string(),
      start: z.int(),
      end: z.int(),
      carriedBy: z.array(citationKeySchema).optional(),
      furniture: reasonSchema.optional(),
      notCarried: reasonSchema.optional(),
    }),
  ),
});
export type Coverage = z.infer<typeof coverageSchema>;

/** A citation with the context that surrounds it in the stored text. */
export type SeedCitation = z.infer<typeof citationSchema> & { prefix: string; suffix: string };

function readJson(...path: string[]): unknown {
  return JSON.parse(readFileSync(join(ARTICLE, ...path), "utf8"));
}

function readFacts() {
  const files = readdirSync(join(ARTICLE, "facts")).filter((file) => file.endsWith(".json")).sort();
  return files.flatMap((file) => z.array(seedFactSchema).parse(readJson("facts", file)));
}

/**
 * Reads and validates every data file of the seed.
 * @returns records, cases, events, citations (with context) and facts, in file order, and the source's text and particulars
 * @throws when a file does not have its shape, when the text is not the one the positions were made on, when a key is used twice or
 * points nowhere, or when a position does not give exactly its quotation
 */
export function readSeed() {
  const text = readFileSync(join(ARTICLE, "source.txt"), "utf8");
  const source = sourceDocumentSchema.parse(readJson("source.json"));
  const records = z.array(recordSchema).parse(readJson("records.json"));
  const cases = z.array(caseSchema).parse(readJson("cases.json"));
  const events = z.array(eventSchema).parse(readJson("events.json"));
  const facts = readFacts();
  const citations: SeedCitation[] = z.array(citationSchema).parse(readJson("citations.json")).map((citation) => ({
    ...citation,
    prefix: text.slice(Math.max(0, citation.start - CONTEXT_CHARACTERS), citation.start),
    suffix: text.slice(citation.end, citation.end + CONTEXT_CHARACTERS),
  }));
  const seed = { text, source, records, cases, events, citations, facts };
  const problems = problemsOf(seed);
  if (problems.length > 0) throw new Error(`The seed's data files do not hold together: ${problems.join("; ")}`);
  return seed;
}
export type SeedData = ReturnType<typeof readSeed>;

/**
 * Reads the table that says which fact carries each record and sentence of the article.
 * @returns the parsed prisma/seed/article/coverage.json
 */
export function readCoverage(): Coverage {
  return coverageSchema.parse(readJson("coverage.json"));
}

/** SHA-256 of a stored text, as UTF-8, in hexadecimal. */
export function sha256Of(text: string): string {
  return createHash("sha256").update(text, "utf8").digest("hex");
}

function problemsOf(seed: SeedData): string[] {
  const things = [...seed.records, ...seed.cases, ...seed.events].map(({ key }) => key);
  const citationKeys = seed.citations.map(({ key }) => key);
  const known = new Set(things);
  const quotations = new Set(citationKeys);
  const missing = (owner: string, keys: string[], among: Set<string>) => keys.filter((key) => !among.has(key)).map((key) => `${owner} points to ${key}`);
  return [
    ...(sha256Of(seed.text) === seed.source.sha256 ? [] : ["source.txt is not the text of source.json"]),
    ...repeated([...things, ...citationKeys.map((key) => `citation ${key}`), ...seed.facts.map(({ key }) => `fact ${key}`)]),
    ...seed.records.filter(({ key, kind, slug }) => key !== `${kind}:${slug}`).map(({ key }) => `${key} is not its kind and slug`),
    ...seed.cases.flatMap(({ key, person }) => missing(key, [person], known)),
    ...seed.citations.flatMap(({ key, source }) => missing(key, [source], known)),
    ...seed.citations.filter(({ exact, start, end }) => seed.text.slice(start, end) !== exact).map(({ key }) => `${key} is not at its position`),
    ...seed.facts.flatMap((fact) => missing(fact.key, [fact.record, ...keysIn(fact.value), ...(fact.saidById === null ? [] : [fact.saidById])], known)),
    ...seed.facts.flatMap((fact) => missing(fact.key, fact.citations, quotations)),
  ];
}

function repeated(keys: string[]): string[] {
  return keys.filter((key, index) => keys.indexOf(key) !== index).map((key) => `${key} is used twice`);
}
