/** How long things last and how many there may be (docs/decisions: sessions). */
const SECOND_MS = 1_000;
const MINUTE_MS = 60 * SECOND_MS;
const HOUR_MS = 60 * MINUTE_MS;

/** A session ends this long after its last request … */
export const SESSION_IDLE_MS = 30 * MINUTE_MS;
/** … and this long after sign-in, however busy. */
export const SESSION_ABSOLUTE_MS = 12 * HOUR_MS;
/** `last_seen_at` is written at most this often. */
export const SESSION_TOUCH_MS = MINUTE_MS;
/** The oldest is ended when another begins. */
export const SESSIONS_PER_ACCOUNT = 3;

/** Between the password and the code. */
export const PENDING_SIGN_IN_MS = 10 * MINUTE_MS;
export const CODES_PER_PENDING_SIGN_IN = 5;

export const PASSWORD_TRIES = 5;
export const PASSWORD_WINDOW_MS = 15 * MINUTE_MS;
/** Each full window in a row doubles the next wait, up to this. */
export const PASSWORD_LONGEST_WAIT_MS = 2 * HOUR_MS;
/** Full windows are forgotten after this. */
export const PASSWORD_MEMORY_MS = 24 * HOUR_MS;
/** A browser that asked to be remembered is, for this long after its last sign-in. */
export const DEVICE_MEMORY_MS = 90 * 24 * HOUR_MS;
/** Codes per account, over all its pending sign-ins. */
export const CODE_TRIES = 15;
/** Codes in a row that somebody who is signed in gives once more, within `PASSWORD_WINDOW_MS`. */
export const STEP_UP_TRIES = 5;

/** From a proof to the grave act that an office asks it for (OWASP ASVS 7.5.3). */
export const FRESH_PROOF_MS = 10 * MINUTE_MS;

/** Colleagues whom somebody names by their addresses, within `PASSWORD_WINDOW_MS`. */
export const COLLEAGUE_TRIES = 20;

/** From a challenge for a passkey to its answer … */
export const PASSKEY_STEP_MS = 5 * MINUTE_MS;
/** … and from there to the form that the passkey stands in for a code in. */
export const PASSKEY_PROOF_MS = 2 * MINUTE_MS;
/** Of one account; the database holds it too (CL170). */
export const PASSKEYS_PER_ACCOUNT = 10;
/** Answers of one passkey, or of one that there is not, within `PASSWORD_WINDOW_MS`. */
export const PASSKEY_TRIES = 15;
/** Refused answers that are written down, within `PASSWORD_WINDOW_MS`: of one account, and of all passkeys together that are nobody's. */
export const PASSKEY_REFUSALS_WRITTEN = 50;

export const INVITATION_MS = 72 * HOUR_MS;
export const FIRST_ADMIN_INVITATION_MS = 24 * HOUR_MS;
/** From the details to the confirmed authenticator, and then to having kept the recovery codes. */
export const INVITATION_STEP_MS = 30 * MINUTE_MS;

export const RECOVERY_CODES = 10;
/** From the proof to the new authenticator's first code. */
export const AUTHENTICATOR_STEP_MS = 30 * MINUTE_MS;
