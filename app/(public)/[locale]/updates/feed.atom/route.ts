import { localeOf } from "@/components/public/params";
import { atomOf } from "@/lib/editions/feeds/atom";
import { updatesFeed } from "@/lib/editions/queries/make-feed";
import { fileAnswer } from "@/lib/editions/takeaway/file-answer";

export const dynamic = "force-dynamic";

/** The latest publications as Atom. */
export async function GET(_request: Request, { params }: { params: Promise<{ locale: string }> }): Promise<Response> {
  return fileAnswer(atomOf(await updatesFeed((await localeOf(params)).locale)), "application/atom+xml");
}
