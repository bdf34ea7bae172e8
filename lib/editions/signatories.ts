/** Which countries signed a statement, told apart by how surely: to count a country is to say that it signed. */
import type { RecordId } from "@/lib/core/ids";
import type { EditionBodyOf, EditionSignature } from "@/lib/editions/contract";
import { isAffirmed, markOf, type Mark } from "@/lib/editions/mark";

type Statement = EditionBodyOf<"statement">;
export type Signatory = { country: RecordId; mark: Mark };

/**
 * Every country of which a source says that it signed, or denies that it did; each once, with the mark that must stand beside it. Who notes a
 * country absent contradicts who says that it signed.
 * @returns plainly stated ones first, otherwise in the order of the body
 */
export function signatoriesOf({ signatures }: Statement): Signatory[] {
  const byCountry = new Map<RecordId, EditionSignature[]>();
  for (const signature of signatures) byCountry.set(signature.country, [...(byCountry.get(signature.country) ?? []), signature]);
  const signatories = [...byCountry].flatMap(([country, readings]): Signatory[] => {
    return readings.some(({ state }) => state === "signed") ? [{ country, mark: markOfState("signed", readings) }] : [];
  });
  return signatories.toSorted((a, b) => Number(a.mark !== null) - Number(b.mark !== null));
}

/** The countries that may be counted as signatories: sources say plainly that they signed, and none contradicts. */
export function plainSignatories(statement: Statement): RecordId[] {
  return signatoriesOf(statement).flatMap(({ country, mark }) => (mark === null ? country : []));
}

/** The countries that sources plainly note absent: none says that it signed after all. */
export function plainAbsences({ signatures }: Statement): RecordId[] {
  const countries = [...new Set(signatures.filter(({ state }) => state === "noted_absent").map(({ country }) => country))];
  return countries.filter((country) => markOfState("noted_absent", signatures.filter((signature) => signature.country === country)) === null);
}

// The two states exclude each other: who affirms the other one contradicts.
function markOfState(state: EditionSignature["state"], readings: readonly EditionSignature[]): Mark {
  const others = readings.filter((reading) => reading.state !== state && isAffirmed(reading));
  return markOf([...readings.filter((reading) => reading.state === state), ...others.map((reading) => ({ ...reading, modality: "denied" as const }))]);
}
