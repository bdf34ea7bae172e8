/** What leaves a rendered public page: no script, nothing that announces one. */

const ATTRIBUTES = `(?:[^>"']|"[^"]*"|'[^']*')*`;
const SCRIPT = new RegExp(`<script\\b${ATTRIBUTES}>[\\s\\S]*?</script\\s*>`, "gi");
const LINK = new RegExp(`<link\\b${ATTRIBUTES}>`, "gi");
const STATUS = new RegExp(`<meta\\b${ATTRIBUTES}\\bname="x-status"${ATTRIBUTES}>`, "i");
const REACT_MARKS = /<!--(?:\$|\/\$|\$\?|\$!| |)-->/g;
const EMPTY_HIDDEN = /<div hidden="">\s*<\/div>/g;

/** Statuses that a page may ask for: of any kind, of the desk, and of a form for a request that was not taken. */
const ASKABLE: ReadonlySet<number> = new Set([404, 410]);
const ASKABLE_ON_DESK: ReadonlySet<number> = new Set([...ASKABLE, 403]);
const ASKABLE_OF_REQUESTS: ReadonlySet<number> = new Set([...ASKABLE, 400, 429, 503]);

/** A page without scripts, and the status it asked for (null: none). */
export interface PublicHtml {
  readonly html: string;
  readonly status: number | null;
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

/**
 * Removes scripts (with them the RSC payload), script preloads, React's comments and the status mark.
 * @throws when something that looks like a script is left: such a page is not served at all
 */
export function toPublicHtml(rendered: string, isOfRequests = false): PublicHtml {
  const status = askedStatus(rendered);
  const html = rendered
    .replace(SCRIPT, "")
    .replace(LINK, (link) => (announcesScript(link) ? "" : link))
    .replace(STATUS, "")
    .replace(REACT_MARKS, "")
    .replace(EMPTY_HIDDEN, "");
  if (/<script/i.test(html)) throw new Error("A script was left in a public page.");
  return { html, status: status !== null && (isOfRequests ? ASKABLE_OF_REQUESTS : ASKABLE).has(status) ? status : null };
}
