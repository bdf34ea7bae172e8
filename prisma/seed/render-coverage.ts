/**
 * Renders docs/seed.md from prisma/seed/article/coverage.json: which fact carries each record and sentence of the article, or why none does.
 * `npx tsx prisma/seed/render-coverage.ts` writes the file; a test holds the two equal.
 */
import { writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { readCoverage, readSeed, type Coverage, type SeedData } from "./seed-data";

/** Where the rendering is kept. */
export const SEED_DOCUMENT = fileURLToPath(new URL("../../docs/seed.md", import.meta.url));

const EXTRACT_CHARACTERS = 90;

/**
 * The text of docs/seed.md.
 * @param seed the seed's data
 * @param coverage the table to render
 * @returns Markdown with a final newline
 */
export function renderCoverage(seed: SeedData, coverage: Coverage): string {
  return [...introduction(seed), ...choices, ...recordTable(coverage), ...sentenceTable(seed, coverage), ""].join("\n");
}

function introduction({ source, records, cases, events, citations, facts }: SeedData): string[] {
  return [
    "# What the seed holds, and what it leaves out",
    "",
    "This page is rendered by `npx tsx prisma/seed/render-coverage.ts`; do not edit it by hand.",
    "",
    `Everything comes from one text: “${source.title}”, first published by ${source.firstPublishedBy} on ${source.firstPublished}, in the republished form`,
    `kept byte for byte in \`prisma/seed/article/source.txt\` (SHA-256 \`${source.sha256}\`, ${source.characters} characters). ${source.note}`,
    "",
    `The data files hold ${records.length} records, ${cases.length} cases, ${events.length} event, ${facts.length} facts and ${citations.length} citations.`,
    "Every citation has its position in that text, and every fact has a citation. Nothing is added from elsewhere.",
    "",
  ];
}

const choices = [
  "## Choices",
  "",
  "- **Names stay as printed.** A name is always a substring of the article, so the misprints “Amenesty International” and “Agence Presse-France” are kept,",
  "  marked *as printed*; only the address (`amnesty-international`, `agence-france-presse`) has the corrected form. Countries are shown by the vocabulary's names.",
  "- **Facts and passages keep the article's characters**, its curly quotation marks and no-break spaces included.",
  "- **The letter is known through the newspaper.** What a sentence gives “according to the Globe and Mail”, or as quoted by it, is said by the newspaper;",
  "  P4.2 (the condemnation) and P7.1 are in the article's own voice and stay so. The chain of sources stands in either case.",
  "- **“Has not been made public”** was said by the newspaper at some time up to the article: 20 or 21 March 2017. The day is not narrowed further.",
  "- **Undated stays undated.** A remark without a date in the article gets none, although it must be older than the article.",
  "- **The practice is not joined to any person.** The article says that the letter condemns it, and never that one of the five was held under it.",
  "- **The article's own comments** (group M of the table) are not put on record: nobody on record says them, and they are about nobody on record.",
  "  The exception is the absence of the United States.",
  "- **The round-up** is one event, read once in each of the five cases, “more than 250” as said.",
  "- **“President”** is joined to China although the article leaves the country unsaid; the sentence implies it, and an internal note says so.",
  "",
];

function recordTable({ records }: Coverage): string[] {
  return [
    "## The article's records",
    "",
    "| Record | What | Rests on | Carried by | Not carried, because |",
    "| --- | --- | --- | --- | --- |",
    ...records.map(
      ({ id, type, what, restsOn, carriedBy = [], notCarried = "" }) =>
        `| ${id} | *${cell(type)}*: ${cell(what)} | ${restsOn.join(", ") || "—"} | ${codes(carriedBy)} | ${cell(notCarried)} |`,
    ),
    "",
  ];
}

function sentenceTable({ text }: SeedData, { sentences }: Coverage): string[] {
  return [
    "## The article's sentences",
    "",
    "Sentences are numbered by paragraph; only their beginnings are shown.",
    "",
    "| Sentence | Begins | Citations that facts rest on | Otherwise |",
    "| --- | --- | --- | --- |",
    ...sentences.map(({ id, start, end, carriedBy = [], furniture, notCarried }) => {
      const otherwise = furniture === undefined ? (notCarried === undefined ? "" : `not carried: ${notCarried}`) : `furniture: ${furniture}`;
      return `| ${id} | ${cell(extract(text.slice(start, end)))} | ${codes(carriedBy)} | ${cell(otherwise)} |`;
    }),
  ];
}

function extract(sentence: string): string {
  return sentence.length <= EXTRACT_CHARACTERS ? sentence : `${sentence.slice(0, EXTRACT_CHARACTERS).trimEnd()} …`;
}

function codes(keys: string[]): string {
  return keys.map((key) => `\`${key}\``).join(", ");
}

function cell(words: string): string {
  return words.replaceAll("|", "\\|").replaceAll("\n", " ");
}

if (process.argv[1] === fileURLToPath(import.meta.url)) writeFileSync(SEED_DOCUMENT, renderCoverage(readSeed(), readCoverage()));
