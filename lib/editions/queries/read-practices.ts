import "server-only";
import { read } from "@/lib/platform/reader-db";
import { practiceFromText, type Practices } from "@/lib/vocabulary/practices";

/** The words that stand for every practice of the vocabulary, retired ones too, in the order of a list. Whoever draws a record has those of its practice with it (WORDS_COLUMN). */
export async function readPractices(): Promise<Practices> {
  const rows = await read<{ document: string }>("SELECT s.document::text FROM public_site.standing_practice s ORDER BY s.place");
  return rows.map(({ document }) => practiceFromText(document));
}
