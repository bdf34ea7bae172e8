/** Who is on record under a practice, told apart by how surely: to list somebody is to say it of them. */
import type { RecordId } from "@/lib/core/ids";
import type { EditionOf } from "@/lib/editions/edition";

type Person = EditionOf<"person">;

/**
 * @param practice the practice
 * @param people those to look through, in the order to show
 * @returns `recorded`: a source states it plainly; `alleged`: sources only allege it, say that it may be, or dispute it. Nobody of whom it is
 *   only denied is in either.
 */
export function peopleUnder(practice: RecordId, people: readonly Person[]): { recorded: Person[]; alleged: Person[] } {
  const said = people.map((person) => ({ person, readings: readingsUnder(practice, person).filter(({ modality }) => modality !== "denied") }));
  const isPlain = ({ readings }: (typeof said)[number]) => readings.some(({ modality, disputed }) => !disputed && (modality === "stated" || modality === "admitted"));
  return {
    recorded: said.filter(isPlain).map(({ person }) => person),
    alleged: said.filter((one) => one.readings.length > 0 && !isPlain(one)).map(({ person }) => person),
  };
}

function readingsUnder(practice: RecordId, person: Person) {
  return person.body.cases.flatMap(({ events }) => events.filter((event) => event.practice === practice));
}
