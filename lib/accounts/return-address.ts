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
