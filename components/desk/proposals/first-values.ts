/** What stands in the boxes of a form at first, by name; of those that stand empty nothing is said to a browser. */
export function firstValues(values: Readonly<Record<string, string | null>>): Record<string, string> {
  return Object.fromEntries(Object.entries(values).flatMap(([name, value]) => (value === null || value === "" ? [] : [[name, value]])));
}
