/** Round numbers for an axis. */

const STEPS = [1, 2, 5] as const;

/**
 * Whole numbers from 0, evenly apart, at most `count` of them after the 0.
 * @param most the largest value that is drawn, at least 1
 * @returns the last tick is at most `most`
 */
export function ticksTo(most: number, count: number): number[] {
  const step = stepFor(most, count);
  return Array.from({ length: Math.floor(most / step) + 1 }, (_, index) => index * step);
}

/** The smallest of 1, 2, 5, 10, 20, 50 … that goes into `most` at most `count` times. */
function stepFor(most: number, count: number): number {
  for (let power = 1; ; power *= 10) {
    const fits = STEPS.map((step) => step * power).find((step) => most / step < count + 1);
    if (fits !== undefined) return fits;
  }
}

/** Of a row of labels those that have room: the first and every so many after it. @param room how many fit at most */
export function labelledOf<L>(labels: readonly L[], room: number): ReadonlySet<L> {
  const every = Math.max(1, Math.ceil(labels.length / room));
  return new Set(labels.filter((_, index) => index % every === 0));
}
