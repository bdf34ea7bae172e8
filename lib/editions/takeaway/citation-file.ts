/** Citations as files for reference managers. */
import type { CitationFile } from "@/lib/core/paths";
import { bibtexOf, risOf, type Citation } from "@/lib/editions/takeaway/citation";
import { fileAnswer, type FileType } from "@/lib/editions/takeaway/file-answer";

type Format = { /** As every language calls it. */ name: string; type: FileType; extension: string; write: (citation: Citation) => string };

/** Every format, by the last part of its address. */
export const CITATION_FILES = {
  "cite.bib": { name: "BibTeX", type: "application/x-bibtex", extension: "bib", write: bibtexOf },
  "cite.ris": { name: "RIS", type: "application/x-research-info-systems", extension: "ris", write: risOf },
} as const satisfies Record<CitationFile, Format>;

/** The file, saved under the citation's own key. */
export function citationAnswer(citation: Citation, file: CitationFile): Response {
  const { type, extension, write } = CITATION_FILES[file];
  return fileAnswer(write(citation), type, `${citation.key}.${extension}`);
}
