import "server-only";
import type { Locale } from "@/lib/core/kinds";
import type { EditionLookup } from "@/lib/editions/edition";
import { byLabel } from "@/lib/editions/labels";
import { signatureMatrix, type SignatureMatrix } from "@/lib/editions/matrix";
import { listEvery } from "@/lib/editions/queries/list-records";
import { listSigned } from "@/lib/editions/queries/list-signed";
import { loadEditions } from "@/lib/editions/queries/load-editions";

/** Every country on record and every signed statement, countries in the order of one language. */
export async function readMatrix(locale: Locale): Promise<{ matrix: SignatureMatrix; lookup: EditionLookup }> {
  const [countries, statements] = await Promise.all([listEvery("country"), listSigned()]);
  // A cell says who says so: whoever has a record is named.
  const speakers = statements.flatMap(({ body }) => body.signatures.flatMap(({ saidBy }) => saidBy ?? []));
  const lookup = await loadEditions(speakers, [...countries, ...statements]);
  return { matrix: signatureMatrix(byLabel(countries, locale, lookup), statements), lookup };
}
