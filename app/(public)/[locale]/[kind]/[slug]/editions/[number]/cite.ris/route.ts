import { editionNumberOf, fileAddress } from "@/components/public/params";
import { readEditionCitation } from "@/lib/editions/queries/read-citation";
import { citationAnswer } from "@/lib/editions/takeaway/citation-file";

export const dynamic = "force-dynamic";

/** The citation of one edition of a record as RIS. */
export async function GET(_request: Request, { params }: { params: Promise<{ locale: string; kind: string; slug: string; number: string }> }): Promise<Response> {
  const { locale, kind, slug } = await fileAddress(params);
  return citationAnswer(await readEditionCitation(locale, kind, slug, editionNumberOf((await params).number)), "cite.ris", locale);
}
