/** How many requests are taken, and how old a form may be (docs/decisions/020). */
const SECOND_MS = 1_000;
const HOUR_MS = 3_600 * SECOND_MS;

/** Nobody reads the form and writes a sentence faster. */
export const YOUNGEST_FORM_MS = 3 * SECOND_MS;
/** A page left open over night is still taken. */
export const OLDEST_FORM_MS = 24 * HOUR_MS;

export const REQUESTS_WINDOW_MS = HOUR_MS;
/** From one network address: many people share one behind an exit of Tor or a carrier's gateway. */
export const REQUESTS_PER_NETWORK = 20;
/** Of everybody together: more than editors could read, far below what would fill a disk. */
export const REQUESTS_OF_ALL = 200;
