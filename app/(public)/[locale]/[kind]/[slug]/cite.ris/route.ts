import { fileAddress } from "@/components/public/params";
import { paths } from "@/lib/core/paths";
import { absentRecordFile } from "@/lib/editions/queries/absent-record-file";
import { readCitation } from "@/lib/editions/queries/read-citation";
import { citationAnswer } from "@/lib/editions/takeaway/citation-file";

export const dynamic = "force-dynamic";

/** The citation of a record's standing edition as RIS. */
export async function GET(_request: Request, { params }: { params: Promise<{ locale: string; kind: string; slug: string }> }): Promise<Response> {
  const { locale, kind, slug } = await fileAddress(params);
  const citation = await readCitation(locale, kind, slug);
  if (typeof citation === "string") return absentRecordFile(citation, { locale, kind, slug }, (of, standing) => paths.recordFile(locale, of, standing, "cite.ris"));
  return citationAnswer(citation, "cite.ris");
}
