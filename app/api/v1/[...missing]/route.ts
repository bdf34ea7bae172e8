import { problem } from "@/lib/editions/api";

export const dynamic = "force-dynamic";

/** Every address of the API that leads nowhere. */
export function GET(): Response {
  return problem(404);
}
