/** What the edge says when it answers by itself, in both languages. */
import type { Language } from "./target";

/** Statuses that the edge answers by itself. */
export type NoticeStatus = 400 | 403 | 404 | 405 | 413 | 415 | 422 | 429 | 431 | 503;

export interface Words {
  readonly title: string;
  readonly text: string;
}

export type WordsInBoth = Readonly<Record<Language, Words>>;

export const NOTICE_WORDS: Readonly<Record<NoticeStatus, WordsInBoth>> = {
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
  429: {
    en: { title: "Too many requests", text: "More has been sent than can be taken just now. Nothing was saved. Please try again in a few minutes." },
    zh: { title: "请求过多", text: "目前收到的请求超过可接收的数量。没有保存任何内容。请过几分钟再试。" },
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

/** Of the form for requests, where the general words would be wrong. */
export const REQUEST_WORDS: Readonly<Partial<Record<NoticeStatus, WordsInBoth>>> = {
  403: {
    en: { title: "This form was not taken", text: "It was sent from another site. Nothing was saved. Open the form on this site and send it from there." },
    zh: { title: "表单未被接收", text: "它是从其他网站发送的。没有保存任何内容。请在本站打开表单后发送。" },
  },
  413: {
    en: { title: "Your request is too long", text: "Nothing was saved. Go back: what you wrote should still be there. A message may hold 5,000 characters; leave something out, or send it in two parts." },
    zh: { title: "您的请求过长", text: "没有保存任何内容。请返回，您所写的内容应仍在原处。内容最多5000字；请删减，或分两次发送。" },
  },
  415: {
    en: { title: "Your request was not taken", text: "It did not come as this site's own form. Nothing was saved. Open the form and send it from there; files cannot be sent." },
    zh: { title: "您的请求未被接收", text: "它不是以本站表单的方式发送的。没有保存任何内容。请打开表单后发送；不能发送文件。" },
  },
  503: {
    en: { title: "Your request was not saved", text: "The site is being started or is away. What you wrote is below: please keep a copy, and send it again in a few minutes." },
    zh: { title: "您的请求没有保存", text: "网站正在启动或暂时无法使用。您所写的内容在下面：请自行保存，并过几分钟再发送。" },
  },
};

/** The ways on from a notice: words and address after the language. */
export const WAYS_ON: readonly (Readonly<Record<Language, string>> & { readonly path: string })[] = [
  { en: "Start page", zh: "首页", path: "" },
  { en: "People", zh: "人物", path: "/people" },
  { en: "Statements", zh: "声明", path: "/statements" },
  { en: "Practices", zh: "羁押措施", path: "/practices" },
  { en: "Countries", zh: "国家", path: "/countries" },
  { en: "About this site", zh: "关于本站", path: "/about" },
];

/** The first way on from a form that was not taken. */
export const WAY_TO_FORM = { en: "Open the form again", zh: "重新打开表单" } as const;

export const SEARCH_WORDS: Readonly<Record<Language, { readonly label: string; readonly button: string; readonly ways: string }>> = {
  en: { label: "Look for a person", button: "Search", ways: "Ways on" },
  zh: { label: "查找人物", button: "搜索", ways: "其他页面" },
};
