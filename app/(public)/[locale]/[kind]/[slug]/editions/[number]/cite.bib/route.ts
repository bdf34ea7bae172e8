import { editionNumberOf, fileAddress } from "@/components/public/params";
import { paths } from "@/lib/core/paths";
import { absentRecordFile } from "@/lib/editions/queries/absent-record-file";
import { readEditionCitation } from "@/lib/editions/queries/read-citation";
import { citationAnswer } from "@/lib/editions/takeaway/citation-file";

export const dynamic = "force-dynamic";

/** The citation of one edition of a record as BibTeX. */
export async function GET(_request: Request, { params }: { params: Promise<{ locale: string; kind: string; slug: string; number: string }> }): Promise<Response> {
  const { locale, kind, slug } = await fileAddress(params);
  const citation = await readEditionCitation(locale, kind, slug, editionNumberOf((await params).number));
  // Its numbers are not those of the record that stands.
  if (typeof citation === "string") return absentRecordFile(citation, { locale, kind, slug }, (of, standing) => paths.editions(locale, of, standing));
  return citationAnswer(citation, "cite.bib");
}
