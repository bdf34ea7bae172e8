/** What leaves a rendered public page: no script, nothing that announces one. */

const ATTRIBUTES = `(?:[^>"']|"[^"]*"|'[^']*')*`;
const SCRIPT = new RegExp(`<script\\b${ATTRIBUTES}>[\\s\\S]*?</script\\s*>`, "gi");
const LINK = new RegExp(`<link\\b${ATTRIBUTES}>`, "gi");
const STATUS = new RegExp(`<meta\\b${ATTRIBUTES}\\bname="x-status"${ATTRIBUTES}>`, "i");
const LOCATION = new RegExp(`<meta\\b${ATTRIBUTES}\\bname="x-location"${ATTRIBUTES}>`, "i");
const REACT_MARKS = /<!--(?:\$|\/\$|\$\?|\$!| |)-->/g;
const EMPTY_HIDDEN = /<div hidden="">\s*<\/div>/g;

/** Statuses that a page may ask for: of any kind, of the desk, and of a form for a request that was not taken. */
const ASKABLE: ReadonlySet<number> = new Set([400, 404, 410]);
/** Those that need a place to go to: moved for good, and found elsewhere. */
const LEADING: ReadonlySet<number> = new Set([301, 303]);
/** An address of this site and nothing that could be anything else: no host, no query, no escapes. */
const LOCAL_ADDRESS = /^\/(?:[\w-]+\/)*[\w-]+$/;
const ASKABLE_ON_DESK: ReadonlySet<number> = new Set([...ASKABLE, 403]);
const ASKABLE_OF_REQUESTS: ReadonlySet<number> = new Set([...ASKABLE, 400, 429, 503]);

/** A page without scripts, the status it asked for (null: none), and where it leads (null: nowhere). */
export interface PublicHtml {
  readonly html: string;
  readonly status: number | null;
  readonly location: string | null;
}

function announcesScript(link: string): boolean {
  const rel = /\brel="([^"]*)"/i.exec(link)?.[1]?.toLowerCase() ?? "";
  if (rel === "modulepreload") return true;
  return /\b(?:preload|prefetch)\b/.test(rel) && /\bas="script"/i.test(link);
}

/** The status that a rendered page asks for with its mark, whatever it is; null: none. */
function askedStatus(rendered: string): number | null {
  const asked = STATUS.exec(rendered)?.[0];
  return asked === undefined ? null : Number(/\bcontent="(\d{3})"/i.exec(asked)?.[1]);
}

/**
 * The status that a page of the desk asks for. The page keeps its mark: React would otherwise miss an element that it drew.
 * @returns 403, 404 or 410; null: none
 */
export function deskStatus(rendered: string): number | null {
  const status = askedStatus(rendered);
  return status !== null && ASKABLE_ON_DESK.has(status) ? status : null;
}

/** Where a page that asked for a leading status leads; null where it did not, or names no address of ours. */
function askedLocation(rendered: string, status: number | null): string | null {
  if (status === null || !LEADING.has(status)) return null;
  const to = /\bcontent="([^"]*)"/i.exec(LOCATION.exec(rendered)?.[0] ?? "")?.[1] ?? "";
  return LOCAL_ADDRESS.test(to) ? to : null;
}

/**
 * Removes scripts (with them the RSC payload), script preloads, React's comments and the marks of status and location.
 * @throws when something that looks like a script is left: such a page is not served at all
 */
export function toPublicHtml(rendered: string, isOfRequests = false): PublicHtml {
  const status = askedStatus(rendered);
  const html = rendered
    .replace(SCRIPT, "")
    .replace(LINK, (link) => (announcesScript(link) ? "" : link))
    .replace(STATUS, "")
    .replace(LOCATION, "")
    .replace(REACT_MARKS, "")
    .replace(EMPTY_HIDDEN, "");
  if (/<script/i.test(html)) throw new Error("A script was left in a public page.");
  const location = askedLocation(rendered, status);
  const isAskable = status !== null && ((isOfRequests ? ASKABLE_OF_REQUESTS : ASKABLE).has(status) || location !== null);
  return { html, status: isAskable ? status : null, location };
}
