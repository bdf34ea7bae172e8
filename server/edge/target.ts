/** What a request's address asks for, decided before anything else looks at it. */

/** Those of lib/core/kinds.ts: the edge reads addresses without the app. A test holds the two equal. */
export const LANGUAGES = ["en", "zh"] as const;
export type Language = (typeof LANGUAGES)[number];

/** `key`: path and query in the one form the cache knows; `language`: null when the path names none. */
export type Target =
  | { readonly area: "malformed" | "unknown"; readonly language: Language | null }
  | { readonly area: "root" | "health"; readonly language: null }
  | { readonly area: "page" | "api" | "data" | "asset" | "plain" | "desk"; readonly language: Language | null; readonly key: string }
  /** The page before the form for requests, the form, or its thanks; `path` is without the query. */
  | { readonly area: "requests"; readonly part: "page" | "form" | "received"; readonly language: Language; readonly path: string; readonly query: string };

/** Characters. A longer address than this is no address of ours. */
const LONGEST_ADDRESS = 2048;

/** What browsers and crawlers ask for at fixed addresses; `plain.ts` holds the answers. */
export const PLAIN_ADDRESSES: ReadonlySet<string> = new Set(["/robots.txt", "/favicon.ico", "/icon.svg", "/.well-known/security.txt"]);

const CONTROL = /[\u0000-\u001f\u007f]/;

function languageOf(path: string): Language | null {
  for (const language of LANGUAGES) {
    for (const start of [`/${language}`, `/requests/${language}`]) if (path === start || path.startsWith(`${start}/`)) return language;
  }
  return null;
}

/** Parameters in one order, without Next's own; null when the percent-encoding is broken. */
function normalQuery(query: string): string | null {
  if (query === "") return "";
  try {
    decodeURIComponent(query.replaceAll("+", " "));
  } catch {
    return null;
  }
  const parameters = [...new URLSearchParams(query)].filter(([name]) => name !== "_rsc");
  if (parameters.some(([name, value]) => CONTROL.test(name) || value.includes("\u0000"))) return null;
  parameters.sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0));
  const text = new URLSearchParams(parameters).toString();
  return text === "" ? "" : `?${text}`;
}

/** The path with every segment encoded in one way; null when it is no proper path. */
function normalPath(raw: string): string | null {
  if (!raw.startsWith("/") || raw.startsWith("//") || raw.includes("\\")) return null;
  const segments: string[] = [];
  for (const segment of raw.slice(1).split("/")) {
    let plain: string;
    try {
      plain = decodeURIComponent(segment);
    } catch {
      return null;
    }
    if (CONTROL.test(plain) || plain === "." || plain === ".." || /[/\\]/.test(plain)) return null;
    segments.push(encodeURIComponent(plain));
  }
  return `/${segments.join("/")}`;
}

/**
 * Reads the request target as it came over the wire (RFC 9112, origin-form only).
 * @param raw the target, for instance `/en/people?page=2`
 */
export function readTarget(raw: string): Target {
  const mark = raw.indexOf("?");
  const rawPath = mark === -1 ? raw : raw.slice(0, mark);
  const roughLanguage = languageOf(rawPath);
  const malformed: Target = { area: "malformed", language: roughLanguage };
  if (raw.length > LONGEST_ADDRESS || raw.includes("#") || CONTROL.test(raw)) return malformed;
  if (rawPath.startsWith("/_next/static/")) return readAsset(rawPath, malformed);
  const path = normalPath(rawPath);
  const query = mark === -1 ? "" : normalQuery(raw.slice(mark + 1));
  if (path === null || query === null) return malformed;

  const language = languageOf(path);
  // Next's own doors to a page's data: scripts ask there, and no reader does. They answer 200 for what is missing or withdrawn.
  if (path.endsWith(".rsc") || path.includes(".segments/")) return { area: "unknown", language };
  if (path === "/") return { area: "root", language: null };
  if (path === "/health") return { area: "health", language: null };
  if (PLAIN_ADDRESSES.has(path)) return { area: "plain", language: null, key: path };
  if (path === "/sitemap.xml") return { area: "page", language: null, key: path };
  // Files of any length, passed on as they come.
  if (path.startsWith("/data/")) return { area: "data", language: null, key: path };
  if (path === "/api/v1" || path.startsWith("/api/v1/")) return { area: "api", language: null, key: path + query };
  // The desk's query reaches Next as it came: its client routing reads `_rsc`.
  if (path === "/desk" || path.startsWith("/desk/")) return { area: "desk", language: null, key: path + (mark === -1 ? "" : raw.slice(mark)) };
  const requests = readRequests(path, query);
  if (requests !== null) return requests;
  if (language !== null && !path.startsWith("/requests/")) return { area: "page", language, key: path + query };
  return { area: "unknown", language };
}

const REQUESTS = new RegExp(`^/(?:(${LANGUAGES.join("|")})/corrections|requests/(${LANGUAGES.join("|")})(/received)?)$`);
/** What an address of the form for requests may say; everything else is dropped, above all the name of a form under way. */
const REQUEST_PARAMETERS = { page: "about", form: "about", received: "reference" } as const;

function readRequests(path: string, query: string): Target | null {
  const found = REQUESTS.exec(path);
  const language = LANGUAGES.find((known) => known === (found?.[1] ?? found?.[2]));
  if (language === undefined) return null;
  const part = found?.[1] !== undefined ? "page" : found?.[3] === undefined ? "form" : "received";
  const name = REQUEST_PARAMETERS[part];
  const value = new URLSearchParams(query).get(name);
  return { area: "requests", part, language, path, query: value === null ? "" : `?${new URLSearchParams({ [name]: value }).toString()}` };
}

/**
 * Build files keep their names as they are: chunk names hold brackets and tildes. What is asked of them beside their name says nothing:
 * kept apart by it, one file would fill the room of all.
 */
function readAsset(rawPath: string, malformed: Target): Target {
  return /^\/_next\/static\/[\w\-./%~[\]()@]+$/.test(rawPath) && normalPath(rawPath) !== null ? { area: "asset", language: null, key: rawPath } : malformed;
}

/** The language a reader's browser prefers of the site's (RFC 9110, 12.5.4); English when it says nothing of any. */
export function preferredLanguage(acceptLanguage: string | undefined): Language {
  let best: Language = "en";
  let bestQuality = 0;
  for (const part of (acceptLanguage ?? "").slice(0, 500).split(",")) {
    const [tag = "", ...parameters] = part.trim().toLowerCase().split(";");
    const written = parameters.map((parameter) => /^\s*q=([\d.]+)\s*$/.exec(parameter)?.[1]).find((value) => value !== undefined);
    const quality = written === undefined ? 1 : Number(written);
    const known = LANGUAGES.find((language) => language === tag.trim().split("-")[0]);
    if (known !== undefined && quality > bestQuality) {
      best = known;
      bestQuality = quality;
    }
  }
  return best;
}
