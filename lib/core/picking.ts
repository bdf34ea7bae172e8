/**
 * Milliseconds after the last key until the person picker asks for suggestions. Together with the answer they are a promise (150 ms at p95, docs/performance.md):
 * long enough that most keys of a word ask nothing, short enough to leave the answer its time.
 */
export const PICKER_PAUSE_MS = 60;
