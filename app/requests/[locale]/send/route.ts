import { localeOf } from "@/components/public/params";
import { AppError } from "@/lib/core/errors";
import { paths } from "@/lib/core/paths";
import type { RequestDraft } from "@/lib/core/requests";
import { databaseFailureOf } from "@/lib/platform/database-errors";
import { log } from "@/lib/platform/log";
import { receiveRequest } from "@/lib/requests/commands/receive-request";
import { keepDraft } from "@/lib/requests/drafts";
import { networkOf } from "@/lib/requests/network";
import { readRequestForm } from "@/lib/requests/read-form";

export const dynamic = "force-dynamic";

/** The edge draws the page of this name in the answer's place (server/edge/requests.ts). */
function again(draft: RequestDraft, retryAfterSeconds?: number): Response {
  return new Response(null, { status: 200, headers: { "x-draft": keepDraft(draft), ...(retryAfterSeconds === undefined ? {} : { "Retry-After": String(retryAfterSeconds) }) } });
}

/** Takes one form. Everything that is not taken goes back with what was typed: nobody has to write it twice. */
export async function POST(request: Request, { params }: { params: Promise<{ locale: string }> }): Promise<Response> {
  const { locale, known } = await localeOf(params);
  if (!known) return new Response(null, { status: 404 });
  const read = readRequestForm(await request.text(), locale);
  if ("draft" in read) return again(read.draft);
  const { input, stamp, typed } = read;
  try {
    const network = networkOf(request.headers.get("x-forwarded-for") ?? "");
    const { reference } = await receiveRequest(input, { stampHash: stamp.hash, network });
    return new Response(null, { status: 303, headers: { Location: paths.requestReceived(locale, reference) } });
  } catch (error) {
    if (error instanceof AppError && error.code === "too_many") return again({ typed, status: 429, fields: {}, whole: "tooMany" }, Number(error.details));
    // Of a failure that nobody expected too, the sender hears what matters: it was not saved.
    if (!(error instanceof AppError)) log({ event: "request.failed", code: databaseFailureOf(error)?.code ?? (error instanceof Error ? error.constructor.name : typeof error) });
    return again({ typed, status: 503, fields: {}, whole: "unavailable" });
  }
}
