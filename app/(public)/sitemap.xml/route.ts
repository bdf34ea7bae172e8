import { listPageEnds } from "@/lib/editions/queries/list-addresses";
import { absolute } from "@/lib/editions/site";
import { SITEMAP_LENGTH, sitemapIndex } from "@/lib/editions/sitemap/sitemap";
import { fileAnswer } from "@/lib/editions/takeaway/file-answer";

export const dynamic = "force-dynamic";

/** The index of all sitemaps, named in robots.txt. */
export async function GET(): Promise<Response> {
  return fileAnswer(sitemapIndex(await listPageEnds(SITEMAP_LENGTH), absolute), "application/xml");
}
