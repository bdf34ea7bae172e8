/** What the JSON API answers: editions as they are, and problems in the words of RFC 9457. */
import { KIND_PLURAL } from "@/lib/core/kinds";
import { paths } from "@/lib/core/paths";
import type { Edition } from "@/lib/editions/edition";

export const DATA_LICENCE = "https://creativecommons.org/licenses/by/4.0/";

const HEADERS = {
  // Public data, to be read by any site; there is nothing of the reader's in it.
  "Access-Control-Allow-Origin": "*",
  "X-Content-Type-Options": "nosniff",
};

/** An edition as the API gives it: its permanent entry and the body that the hash is taken of. */
export function editionAsJson({ entry, body }: Edition) {
  const { id, kind, slug, ...edition } = entry;
  return { id, kind, slug, url: paths.api(KIND_PLURAL[kind], slug), licence: DATA_LICENCE, edition, body };
}

/** A JSON answer. */
export function answer(data: unknown, headers: Record<string, string> = {}): Response {
  return Response.json(data, { headers: { ...HEADERS, ...headers } });
}

/** A table as a file of this name. */
export function csvAnswer(csv: string, fileName: string): Response {
  return new Response(csv, { headers: { ...HEADERS, "Content-Type": "text/csv; charset=utf-8", "Content-Disposition": `attachment; filename="${fileName}"` } });
}

const PROBLEMS = {
  400: { title: "Bad request", detail: "A parameter of the address is not one that this list knows, or has a value that it cannot have." },
  404: { title: "Not found", detail: "There is no public record at this address." },
  410: { title: "Gone", detail: "This record was withdrawn. A withdrawal says nothing about what the record held." },
} as const;

/** Problem details (RFC 9457): never more than the status itself tells. */
export function problem(status: keyof typeof PROBLEMS): Response {
  const body = JSON.stringify({ type: "about:blank", status, ...PROBLEMS[status] });
  return new Response(body, { status, headers: { ...HEADERS, "Content-Type": "application/problem+json" } });
}
