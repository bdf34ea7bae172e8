/** The present moment, asked for in one place: a rule about time is tested by moving the clock, not by waiting. */
export function now(): Date {
  return new Date();
}
