import type { GraveAct } from "@/lib/accounts/grave-acts";
import { GRAVE_KINDS, LOCALES, type GraveKind, type Locale } from "@/lib/core/kinds";
import { paths } from "@/lib/core/paths";

const DESK_PATH = /^\/desk(?:\/[A-Za-z0-9._~-]+)*(?:\?[A-Za-z0-9._~=&%-]*)?$/;
const LONGEST = 500;
const NOT_AFTER_SIGN_IN = /^\/desk\/(?:sign-in|sign-out|invitation|no-file)(?:[/?]|$)/;

/** Where to go after signing in: a page of the desk and nothing else, or the desk's first page. Keeps an open redirect out. */
export function returnAddress(asked: string | undefined): string {
  const usable = asked !== undefined && asked.length <= LONGEST && DESK_PATH.test(asked) && !asked.includes("/..") && !NOT_AFTER_SIGN_IN.test(asked);
  return usable ? asked : paths.desk.today();
}

/** The sign-in page, which leads back to `asked`. */
export function signInAddress(asked: string | undefined): string {
  const to = returnAddress(asked);
  return to === paths.desk.today() ? paths.desk.signIn() : `${paths.desk.signIn()}?to=${encodeURIComponent(to)}`;
}

/** A page before sign-in with what it must pass on: its language, and where to lead afterwards. */
export function openAddress(page: string, { lang, to }: { lang: Locale; to?: string | undefined }): string {
  const query = new URLSearchParams({ lang });
  if (to !== undefined && returnAddress(to) !== paths.desk.today()) query.set("to", returnAddress(to));
  return `${page}?${query.toString()}`;
}

/** The language an address asks for, if it does. */
export function localeOfAddress(address: string | null): Locale | null {
  const asked = new URLSearchParams(address?.split("?")[1] ?? "").get("lang");
  return LOCALES.find((locale) => locale === asked) ?? null;
}

/** The page that asks for a fresh proof before a file is made, and leads back to where its button stands. */
export function proofAddress(page: string, act: GraveAct | null): string {
  const kind = GRAVE_KINDS.find((known) => known === act?.kind);
  return `${paths.desk.proof()}?${new URLSearchParams({ ...(kind === undefined ? {} : { for: kind }), to: returnAddress(page) }).toString()}`;
}

/** The kind of act that such an address is for: of another one, files. */
export function kindOfProof(asked: string | undefined): GraveKind {
  return GRAVE_KINDS.find((known) => known === asked) ?? "export";
}

/** Why no file was made: keys of the `errors` messages that its page says. Whatever else went wrong is said as `unexpected`, with its reference. */
export const NO_FILE_REASONS = ["signed_out", "forbidden", "adminsOnly", "researchersOnly", "editorsOnly", "deskClosed", "not_found", "invalid", "too_many", "unavailable", "unexpected"] as const;

/** The page that says why there is no file, and leads back to where its button stands. */
export function noFileAddress(page: string, reason: string, reference?: string): string {
  const why = NO_FILE_REASONS.find((known) => known === reason) ?? "unexpected";
  return `${paths.desk.noFile()}?${new URLSearchParams({ why, to: returnAddress(page), ...(reference === undefined ? {} : { reference }) }).toString()}`;
}
