import { fileAddress } from "@/components/public/params";
import { paths } from "@/lib/core/paths";
import { atomOf } from "@/lib/editions/feeds/atom";
import { absentRecordFile } from "@/lib/editions/queries/absent-record-file";
import { recordFeed } from "@/lib/editions/queries/make-feed";
import { fileAnswer } from "@/lib/editions/takeaway/file-answer";

export const dynamic = "force-dynamic";

/** What was published of one record and of what stands on its page, as Atom. */
export async function GET(_request: Request, { params }: { params: Promise<{ locale: string; kind: string; slug: string }> }): Promise<Response> {
  const { locale, kind, slug } = await fileAddress(params);
  const feed = await recordFeed(locale, kind, slug);
  if (typeof feed === "string") return absentRecordFile(feed, { locale, kind, slug }, (of, standing) => paths.recordFile(locale, of, standing, "feed.atom"));
  return fileAnswer(atomOf(feed), "application/atom+xml");
}
