/** Days as `YYYY-MM-DD` in UTC: the only time that the public site knows (docs/architecture.md, rule 8). */

/** The day that a moment falls on, in UTC. The moment is always given: a hidden clock cannot be tested. */
export function dayOf(moment: Date): string {
  return moment.toISOString().slice(0, 10);
}
