import { sequenceOf } from "@/components/public/params";
import { KIND_PLURAL } from "@/lib/core/kinds";
import { paths } from "@/lib/core/paths";
import { answer, problem } from "@/lib/editions/api";
import { listUpdates } from "@/lib/editions/queries/list-updates";

export const dynamic = "force-dynamic";

/** What changed on the public record, newest first; `after` continues behind an update's sequence number. */
export async function GET(request: Request): Promise<Response> {
  const asked = new URL(request.url).searchParams.get("after");
  const after = sequenceOf(asked);
  if (asked !== null && after === null) return problem(400);
  const { updates, next } = await listUpdates(after);
  const items = updates.map(({ seq, act, actNumber, onDay, actReason, note, record: { body } }) => ({
    seq,
    act,
    onDay,
    number: actNumber,
    reason: actReason,
    note,
    record: { id: body.id, kind: body.kind, slug: body.slug, url: paths.api(KIND_PLURAL[body.kind], body.slug) },
  }));
  return answer({ items, next: next === null ? null : `/api/v1/updates?after=${next}` });
}
