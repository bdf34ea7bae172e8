import { fileAddress } from "@/components/public/params";
import { readCitation } from "@/lib/editions/queries/read-citation";
import { citationAnswer } from "@/lib/editions/takeaway/citation-file";

export const dynamic = "force-dynamic";

/** The citation of a record's standing edition as BibTeX. */
export async function GET(_request: Request, { params }: { params: Promise<{ locale: string; kind: string; slug: string }> }): Promise<Response> {
  const { locale, kind, slug } = await fileAddress(params);
  return citationAnswer(await readCitation(locale, kind, slug), "cite.bib", locale);
}
