import { localeOf } from "@/components/public/params";
import { listAddresses } from "@/lib/editions/queries/list-addresses";
import { absolute } from "@/lib/editions/site";
import { SITEMAP_LENGTH, placeOf, sitemap } from "@/lib/editions/sitemap/sitemap";
import { absentFile, fileAnswer } from "@/lib/editions/takeaway/file-answer";

export const dynamic = "force-dynamic";

/** One page of a language's sitemap; `after` is the last record of the page before. */
export async function GET(request: Request, { params }: { params: Promise<{ locale: string }> }): Promise<Response> {
  const { locale } = await localeOf(params);
  const asked = new URL(request.url).searchParams.get("after");
  const after = asked === null ? null : placeOf(asked);
  if (after === undefined) return absentFile("missing", locale);
  return fileAnswer(sitemap(locale, await listAddresses(after, SITEMAP_LENGTH), after === null, absolute), "application/xml");
}
