import { LOCALES, type Locale } from "@/lib/core/kinds";
import { paths } from "@/lib/core/paths";

const DESK_PATH = /^\/desk(?:\/[A-Za-z0-9._~-]+)*(?:\?[A-Za-z0-9._~=&%-]*)?$/;
const LONGEST = 500;
const NOT_AFTER_SIGN_IN = /^\/desk\/(?:sign-in|sign-out|invitation)(?:[/?]|$)/;

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
