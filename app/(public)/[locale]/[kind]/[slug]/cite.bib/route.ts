import { fileAddress } from "@/components/public/params";
import { readCitation } from "@/lib/editions/queries/read-citation";
import { bibtexOf } from "@/lib/editions/takeaway/citation";
import { absentFile, fileAnswer } from "@/lib/editions/takeaway/file-answer";

export const dynamic = "force-dynamic";

/** The citation of a record's standing edition as BibTeX. */
export async function GET(_request: Request, { params }: { params: Promise<{ locale: string; kind: string; slug: string }> }): Promise<Response> {
  const { locale, kind, slug } = await fileAddress(params);
  const citation = await readCitation(locale, kind, slug);
  return typeof citation === "string" ? absentFile(citation, locale) : fileAnswer(bibtexOf(citation), "application/x-bibtex", `${citation.key}.bib`);
}
