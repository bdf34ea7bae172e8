import { createHash } from "node:crypto";
import type { IncomingMessage, OutgoingHttpHeaders, ServerResponse } from "node:http";
import { commonHeaders, noticeCsp } from "./headers";
import type { Language } from "./target";

/** Statuses that the edge answers by itself. */
export type NoticeStatus = 400 | 403 | 404 | 405 | 413 | 415 | 422 | 431 | 503;

interface Words {
  readonly title: string;
  readonly text: string;
}

const WORDS: Readonly<Record<NoticeStatus, Readonly<Record<Language, Words>>>> = {
  400: {
    en: { title: "This request could not be read", text: "The address or the form that was sent is not well formed. Go back, load the page again, and try once more." },
    zh: { title: "无法读取这个请求", text: "所发送的网址或表单格式不正确。请返回，重新载入页面，再试一次。" },
  },
  403: {
    en: { title: "This request was refused", text: "A form can only be sent from this site's own pages, by somebody who is signed in. Sign in and try again." },
    zh: { title: "这个请求被拒绝", text: "表单只能由已登录的人从本网站自己的页面发送。请登录后再试。" },
  },
  404: {
    en: { title: "Page not found", text: "The address may be mistyped, or the page may have moved. The start page leads to everything that is published." },
    zh: { title: "找不到页面", text: "网址可能有误，页面也可能已移动。从首页可以到达所有已发布的内容。" },
  },
  405: {
    en: { title: "This address does not take that kind of request", text: "It can be read, and nothing can be sent to it." },
    zh: { title: "这个网址不接受此类请求", text: "它只能读取，不能向它发送内容。" },
  },
  413: {
    en: { title: "Too much was sent at once", text: "A form may hold at most one megabyte. Nothing was saved." },
    zh: { title: "一次发送的内容过多", text: "一份表单最多一兆字节。没有保存任何内容。" },
  },
  415: {
    en: { title: "This kind of content is not accepted here", text: "Send the form from its own page." },
    zh: { title: "此处不接受这种内容", text: "请从表单所在的页面发送。" },
  },
  422: {
    en: { title: "This form could not be answered", text: "It may be out of date or torn, or something went wrong on our side. Go back, load the page again, and look whether what you sent was saved before you send it once more." },
    zh: { title: "无法处理这份表单", text: "表单可能已过期或不完整，也可能是我们这一方出了问题。请返回并重新载入页面，先查看所发送的内容是否已保存，再决定是否重新发送。" },
  },
  431: {
    en: { title: "The request's headers are too long", text: "Delete this site's cookies and try again." },
    zh: { title: "请求的标头过长", text: "请删除本网站的 Cookie 后再试。" },
  },
  503: {
    en: { title: "This page cannot be shown right now", text: "The site or its database is being started or is away. Nothing is lost, and nobody has been signed out. Please try again in a moment." },
    zh: { title: "目前无法显示此页面", text: "网站或其数据库正在启动，或暂时无法使用。没有丢失任何内容，也没有人被登出。请稍后再试。" },
  },
};

const STYLE =
  ":root{color-scheme:light dark}body{margin:0 auto;max-width:38rem;padding:3rem 1.25rem;font:1.0625rem/1.6 system-ui,sans-serif}h1{font:600 1.5rem/1.3 Georgia,'Songti SC','Noto Serif CJK SC',serif}section+section{margin-top:2.5rem}a{color:inherit}";
/** The policy a notice is sent with: its one inline style is allowed by hash. */
export const NOTICE_CSP = noticeCsp(`sha256-${createHash("sha256").update(STYLE).digest("base64")}`);

function section(language: Language, { title, text }: Words, heading: "h1" | "h2"): string {
  const home = language === "en" ? "Start page" : "首页";
  const code = language === "en" ? "en" : "zh-Hans";
  return `<section lang="${code}"><${heading}>${title}</${heading}><p>${text}</p><p><a href="/${language}">${home}</a></p></section>`;
}

/** A small page that says what is the matter: in one language, or in both when the address names none. */
export function noticeHtml(status: NoticeStatus, language: Language | null): string {
  const words = WORDS[status];
  const parts = language === null ? section("en", words.en, "h1") + section("zh", words.zh, "h2") : section(language, words[language], "h1");
  const main = words[language ?? "en"];
  return `<!doctype html><html lang="${language === "zh" ? "zh-Hans" : "en"}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><meta name="robots" content="noindex"><title>${main.title}</title><style>${STYLE}</style></head><body><main>${parts}</main></body></html>`;
}

/** The same as problem details (RFC 9457). */
export function problemJson(status: NoticeStatus): string {
  return JSON.stringify({ type: "about:blank", status, title: WORDS[status].en.title, detail: WORDS[status].en.text });
}

/** How a notice is answered. */
export interface NoticeOptions {
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
  const body = Buffer.from(options.json === true ? problemJson(status) : noticeHtml(status, options.language));
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
