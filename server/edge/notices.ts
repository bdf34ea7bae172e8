import { createHash } from "node:crypto";
import type { IncomingMessage, OutgoingHttpHeaders, ServerResponse } from "node:http";
import { commonHeaders, noticeCsp } from "./headers";
import { NOTICE_WORDS, REQUEST_WORDS, SEARCH_WORDS, WAYS_ON, WAY_TO_FORM, type NoticeStatus, type Words } from "./notice-words";
import { LANGUAGES, type Language } from "./target";

const STYLE =
  ":root{color-scheme:light dark;--p:#faf8f3;--i:#1f1d1a;--a:#1b4f63;--e:#8a8374;background:var(--p);color:var(--i)}@media(prefers-color-scheme:dark){:root{--p:#15171a;--i:#e9e5dc;--a:#93c7d6;--e:#7f7b71}}body{margin:0 auto;max-width:38rem;padding:3rem 1.25rem;font:1.0625rem/1.6 system-ui,sans-serif;overflow-wrap:break-word}" +
  "h1{font:600 1.5rem/1.3 Georgia,'Songti SC','Noto Serif CJK SC',serif}section+section{margin-top:2.5rem;padding-top:1.5rem;border-top:1px solid var(--e)}a{color:var(--a)}:focus-visible{outline:3px solid var(--a);outline-offset:2px}" +
  "ul{display:flex;flex-wrap:wrap;gap:0 1.25rem;padding:0;list-style:none}li a{display:inline-block;padding:.5rem 0}form{display:flex;flex-wrap:wrap;gap:.5rem;margin:1.5rem 0}label{flex-basis:100%;font-weight:600}" +
  "input,textarea{box-sizing:border-box;min-width:0;min-height:2.75rem;padding:.5rem .75rem;font:inherit;color:inherit;background:var(--p);border:1px solid var(--e)}input{flex:1 1 12rem}textarea{width:100%}button{min-height:2.75rem;padding:.5rem 1.25rem;font:inherit;font-weight:600;color:var(--p);background:var(--a);border:1px solid var(--a)}";
/** The policy a notice is sent with: its one inline style is allowed by hash. */
export const NOTICE_CSP = noticeCsp(`sha256-${createHash("sha256").update(STYLE).digest("base64")}`);

const CODE = { en: "en", zh: "zh-Hans" } as const satisfies Record<Language, string>;

/** What a notice is about, beside its status. */
interface About {
  /** The form for requests has words of its own. */
  readonly isOfRequests?: boolean;
  /** What somebody wrote, when it could not be saved: given back, so that it is not lost. */
  readonly written?: string;
}

function escaped(text: string): string {
  return text.replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`);
}

function section(language: Language, { title, text }: Words, heading: "h1" | "h2", status: NoticeStatus, { isOfRequests = false, written = "" }: About = {}): string {
  const words = SEARCH_WORDS[language];
  const kept = written === "" ? "" : `<p><textarea readonly rows="12" aria-label="${title}">${escaped(written)}</textarea></p>`;
  const search = status === 404 ? `<form action="/${language}/people" role="search" aria-label="${words.label}"><label for="q-${language}">${words.label}</label><input type="search" id="q-${language}" name="q"><button>${words.button}</button></form>` : "";
  const form = isOfRequests ? `<li><a href="/requests/${language}">${WAY_TO_FORM[language]}</a></li>` : "";
  const ways = form + WAYS_ON.map((way) => `<li><a href="/${language}${way.path}">${way[language]}</a></li>`).join("");
  return `<section lang="${CODE[language]}"><${heading}>${title}</${heading}><p>${text}</p>${kept}${search}<nav aria-label="${words.ways}"><ul>${ways}</ul></nav></section>`;
}

/** A small page that says what is the matter: in one language, or in all when the address names none. */
export function noticeHtml(status: NoticeStatus, language: Language | null, about: About = {}): string {
  const words = (about.isOfRequests === true ? REQUEST_WORDS[status] : undefined) ?? NOTICE_WORDS[status];
  const parts = language === null ? LANGUAGES.map((each, index) => section(each, words[each], index === 0 ? "h1" : "h2", status)).join("") : section(language, words[language], "h1", status, about);
  const main = words[language ?? "en"];
  return `<!doctype html><html lang="${CODE[language ?? "en"]}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><meta name="robots" content="noindex"><title>${main.title}</title><style>${STYLE}</style></head><body><main>${parts}</main></body></html>`;
}

/** The same as problem details (RFC 9457). */
export function problemJson(status: NoticeStatus): string {
  return JSON.stringify({ type: "about:blank", status, title: NOTICE_WORDS[status].en.title, detail: NOTICE_WORDS[status].en.text });
}

/** How a notice is answered. */
export interface NoticeOptions extends About {
  readonly language: Language | null;
  readonly json?: boolean;
  readonly secureOrigin: boolean;
  readonly headers?: OutgoingHttpHeaders;
}

/** Answers with a notice. A body that was not read to its end closes the connection. */
export function sendNotice(request: IncomingMessage, response: ServerResponse, status: NoticeStatus, options: NoticeOptions): void {
  if (response.headersSent) {
    response.destroy();
    return;
  }
  const body = Buffer.from(options.json === true ? problemJson(status) : noticeHtml(status, options.language, options));
  response.writeHead(status, {
    ...commonHeaders(options.secureOrigin),
    "Content-Type": options.json === true ? "application/problem+json" : "text/html; charset=utf-8",
    "Content-Security-Policy": NOTICE_CSP,
    "Cache-Control": "no-store",
    "Content-Length": body.length,
    ...(options.json === true ? { "Access-Control-Allow-Origin": "*", "Cross-Origin-Resource-Policy": "cross-origin" } : {}),
    ...(status === 503 ? { "Retry-After": "5" } : {}),
    ...(request.complete ? {} : { Connection: "close" }),
    ...options.headers,
  });
  response.end(request.method === "HEAD" ? undefined : body);
}
