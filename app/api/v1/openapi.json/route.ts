import { answer } from "@/lib/editions/api";
import { describeApi } from "@/lib/editions/openapi/description";
import { absolute } from "@/lib/editions/site";

export const dynamic = "force-dynamic";

/** The description of this API. */
export function GET(): Response {
  return answer(describeApi(absolute("/")));
}
