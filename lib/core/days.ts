/** Days as `YYYY-MM-DD` in UTC: the only time that the public site knows (docs/architecture.md, rule 8). */

/** The day that a moment falls on, in UTC. The moment is always given: a hidden clock cannot be tested. */
export function dayOf(moment: Date): string {
  return moment.toISOString().slice(0, 10);
}

/** A day as Prisma carries a DATE: midnight in UTC. */
export function midnightOf(day: string | null): Date | null {
  return day === null ? null : new Date(`${day}T00:00:00.000Z`);
}

const MS_PER_DAY = 86_400_000;

/** The day `count` days after; negative: before. */
export function addDays(day: string, count: number): string {
  return dayOf(new Date(Date.parse(day) + count * MS_PER_DAY));
}

/** How many days after `from` the day `to` is; negative where it is before. UTC knows no day of 23 or 25 hours. */
export function daysBetween(from: string, to: string): number {
  return Math.round((Date.parse(to) - Date.parse(from)) / MS_PER_DAY);
}
