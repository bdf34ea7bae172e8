/** What is handed to Chromium of a dossier's page: the dossier, with its styles and a line on each page, and nothing that asks for anything. */
import { renderToStaticMarkup } from "react-dom/server";
import { describe, expect, it } from "vitest";
import { cssString, dossierDocument } from "@/lib/advocacy/dossier-document";

const TOOLS = '<nav class="tools"><a href="/desk/lists/one">Back</a><form action="/desk/dossiers" method="post"><button>PDF</button></form></nav>';
const PERSON = '<article class="record dossier-person" data-running="Edition 3 · https://caselight.example/en/people/test-aubergine/editions/3"><h2>Test Aubergine</h2><a href="#sources-1">1</a> <a href="/en/people/test-aubergine">page</a></article>';
const page = (main: string) =>
  `<!DOCTYPE html><html lang="en"><head><link rel="stylesheet" href="/_next/static/a.css"><script src="/x.js" nonce="n"></script><title>Gardeners &amp; co – Dossier</title></head><body><!--$--><div lang="en"><main id="content" tabindex="-1" class="dossier" data-running="Dossier AB-1">${TOOLS}<!-- --><h1>Gardeners</h1>${main}</main></div><script nonce="n">self.__next_f.push("secret")</script></body></html>`;
const documentOf = (html: string, more: Partial<Parameters<typeof dossierDocument>[0]> = {}) => dossierDocument({ html, styles: ["p{color:red}", 'a::before{content:"</style>"}'], language: "en", origin: "https://caselight.example", ...more });

describe("the document of a dossier", () => {
  const made = documentOf(page(PERSON)) ?? "";

  it("holds the dossier and its title, in its language, and its styles, which end where they end", () => {
    expect(made).toMatch(/^<!DOCTYPE html><html lang="en"><head><meta charset="utf-8">/u);
    for (const words of ["<title>Gardeners &amp; co – Dossier</title>", "<h1>Gardeners</h1>", "<h2>Test Aubergine</h2>", "<style>p{color:red}</style>"]) expect(made).toContain(words);
    expect(made.match(/<\/style>/gu)).toHaveLength(3);
  });

  it("holds no script, no form, nothing of the desk and nothing to be loaded, and says that nothing may be", () => {
    for (const words of ["<script", "__next_f", "<nav", "<form", "/desk", "<link", "_next", "nonce", "<!-- "]) expect(made, words).not.toContain(words);
    expect(made).toContain(`<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">`);
  });

  it("leads from paper to the site, and within itself to itself", () => {
    expect(made).toContain('<a href="https://caselight.example/en/people/test-aubergine">');
    expect(made).toContain('<a href="#sources-1">');
  });

  it("names the edition at the foot of that person's pages alone", () => {
    expect(made).toContain(`@page person-1 { @bottom-left { content: ${cssString("Edition 3 · https://caselight.example/en/people/test-aubergine/editions/3")};`);
    expect(made).toContain(".dossier > article:nth-of-type(1) { page: person-1; }");
    expect(made).toContain(`@top-left { content: ${cssString("Dossier AB-1")};`);
    expect(made).toContain('content: counter(page) " / " counter(pages)');
  });

  it("is made of no other page", () => {
    expect(documentOf('<html><body><main id="content" class="mx-auto">Not found</main></body></html>')).toBeNull();
    expect(documentOf("")).toBeNull();
  });

  it.each(["<iframe srcdoc='x'>", "<object data=x>", '<link rel="preload" href="/x">', '<meta http-equiv="refresh" content="0">', "<base href=/>", "<script>never closed"])("is not made where %s would be left", (left) => {
    expect(() => documentOf(page(left))).toThrow("does not hold");
  });
});

describe("a text in a style", () => {
  it.each(['"; } @import url(http://elsewhere.example); a { content: "', "</style><script>", "line\nbreak", String.raw`\0022`, "卷宗 · ’&amp;"])("cannot end its string: %s", (text) => {
    const attribute = /data-running="([^"]*)"/u.exec(renderToStaticMarkup(<i data-running={text} />))?.[1] ?? "";
    const written = cssString(attribute);
    expect(written).toMatch(/^"(?:[A-Za-z0-9 ]|\\[0-9a-f]{6})*"$/u);
    expect(written.slice(1, -1).replaceAll(/\\([0-9a-f]{6})/gu, (_, number: string) => String.fromCodePoint(Number.parseInt(number, 16)))).toBe(text);
  });
});
