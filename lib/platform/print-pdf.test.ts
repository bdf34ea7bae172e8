/** Making a PDF: with a Chromium that the test plays, to see it fail in every way, and with the machine's own, to see what comes out. */
import { chmodSync, existsSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { PDF_FOLDER } from "@/lib/platform/pdf-folder";
import { PdfFailure, printPdf } from "@/lib/platform/print-pdf";
import { pdfText } from "@/e2e/pdf-text";
import { findInPath } from "@/server/in-path";
import { markOf, waitForEnd } from "@/server/processes";
import { CHROMIUM_NAMES } from "@/server/run/chromium";

const LIMIT_MS = 60_000;
let folder: string;
let count = 0;
beforeAll(() => {
  folder = mkdtempSync(path.join(tmpdir(), "caselight-test-"));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Folders of PDFs that this process made and did not remove. */
const leftOver = () => readdirSync(tmpdir()).filter((name) => PDF_FOLDER.exec(name)?.[1] === String(process.pid));

type Started = { args: string[]; env: Record<string, string>; pid: number; child: number };

/** A program that answers as `answer` says, after it wrote down how it was started. */
function played(answer: string): { program: string; started: () => Started } {
  count += 1;
  const [program, note] = [path.join(folder, `played-${count}`), path.join(folder, `started-${count}.json`)];
  const source = `#!${process.execPath}
const fs = require("node:fs");
const child = require("node:child_process").spawn("sleep", ["300"]).pid;
fs.writeFileSync(${JSON.stringify(note)}, JSON.stringify({ args: process.argv.slice(2), env: process.env, pid: process.pid, child }));
const answers = { "Target.createTarget": { targetId: "t" }, "Target.attachToTarget": { sessionId: "s" }, "Page.getFrameTree": { frameTree: { frame: { id: "f" } } }, "Page.printToPDF": { data: Buffer.from("%PDF- /CreationDate (D:20260102030405+00'00') /ModDate (D:20260102030405+00'00')").toString("base64") } };
const out = fs.createWriteStream(null, { fd: 4 });
let rest = "";
fs.createReadStream(null, { fd: 3 }).setEncoding("utf8").on("data", (text) => {
  const messages = (rest + text).split("\\0");
  rest = messages.pop();
  for (const message of messages.map((each) => JSON.parse(each))) {
    const say = (what) => out.write(JSON.stringify(what) + "\\0");
    const go = () => say({ id: message.id, result: answers[message.method] ?? {} });
    ${answer}
  }
});
`;
  writeFileSync(program, source);
  chmodSync(program, 0o700);
  // On a busy machine its time may be over before it began.
  return { program, started: () => (existsSync(note) ? (JSON.parse(readFileSync(note, "utf8")) as Started) : { args: [], env: {}, pid: 0, child: 0 }) };
}

/** It was told to end before the answer came; the system takes a moment to do it. */
async function hasEnded({ pid, child }: Pick<Started, "pid" | "child">): Promise<void> {
  for (const mark of [markOf(pid), markOf(child)]) expect(mark === null || (await waitForEnd(mark, LIMIT_MS))).toBe(true);
}

const troubleOf = (made: Promise<unknown>) => made.then(() => "none", (error: unknown) => (error instanceof PdfFailure ? error.code : error));

describe("whatever Chromium does", () => {
  it("is started with its own folder and nothing of ours, and all of it ends with the PDF, which tells the day and no time", async () => {
    const { program, started } = played('say({ method: "Some.event", params: {} }); go();');
    const pdf = await printPdf(program, "<p>", { limitMs: LIMIT_MS, isRoot: false });
    expect(pdf.toString("latin1")).toBe("%PDF- /CreationDate (D:20260102000000+00'00') /ModDate (D:20260102000000+00'00')");
    const { args, env, ...processes } = started();
    expect(args).toContain("--remote-debugging-pipe");
    expect(args.filter((each) => each.includes("sandbox"))).toEqual([]);
    const home = env["HOME"] ?? "";
    expect(path.basename(home)).toMatch(PDF_FOLDER);
    expect(Object.keys(env).filter((key) => !key.startsWith("__")).toSorted()).toEqual(["HOME", "LANG", "NODE_ENV", "PATH", "TMPDIR", "TZ", "XDG_CACHE_HOME", "XDG_CONFIG_HOME"]);
    expect(existsSync(home)).toBe(false);
    await hasEnded(processes);
    expect(leftOver()).toEqual([]);
  });

  it.each([
    ["late", "if (message.method !== 'Page.printToPDF') go();", 1_500],
    ["ended", "process.exit(1);", LIMIT_MS],
    ["no_sandbox", "process.stderr.write('FATAL: No usable sandbox!', () => process.exit(1));", LIMIT_MS],
    ["refused", "say({ id: message.id, error: { code: -32000, message: 'Printing failed' } });", LIMIT_MS],
    ["refused", "if (message.method === 'Page.printToPDF') say({ id: message.id, result: { data: 'no base64!' } }); else go();", LIMIT_MS],
    ["refused", "out.write('no message\\0');", LIMIT_MS],
    ["too_large", "if (message.method === 'Page.printToPDF') { const much = 'x'.repeat(1_000_000); for (let at = 0; at < 66; at += 1) out.write(much); } else go();", LIMIT_MS],
  ] as const)("%s is told by its code, and nothing is left: no process, no file", async (code, answer, limitMs) => {
    const { program, started } = played(answer);
    expect(await troubleOf(printPdf(program, "<p>", { limitMs }))).toBe(code);
    await hasEnded(started());
    expect(leftOver()).toEqual([]);
  });

  it("a program that is none is told as well", async () => {
    expect(await troubleOf(printPdf(path.join(folder, "nothing-here"), "<p>", { limitMs: LIMIT_MS }))).toBe("not_started");
    expect(leftOver()).toEqual([]);
  });
});

describe("the machine's own Chromium", () => {
  const program = findInPath(CHROMIUM_NAMES);
  const text = Array.from({ length: 120 }, (_, line) => `<p>第${line}段：这是一段虚构的文字，讲茄子、佛手柑与小豆蔻，长到必须换行才能在一页纸上放下，并且一直写到这里才结束。</p>`).join("");
  const html = `<!DOCTYPE html><html lang="zh-Hans"><head><meta charset="utf-8"><title>虚构的园丁</title><style>@page { size: A4; margin: 20mm; @bottom-right { content: counter(page) " / " counter(pages) } @bottom-left { content: "Retrieved"; } } @page one { @bottom-left { content: "Edition 3"; } } article { page: one; break-before: page; }</style></head>
<body><h1>卷宗</h1><p id="script">unwritten</p><img src="file:///etc/passwd" alt="picture"><article><h2>Test Aubergine</h2>${text}</article><script>document.getElementById("script").textContent = "written"</script></body></html>`;

  it("draws a tagged PDF of some pages with an outline, a language, page numbers and what stands at the foot of each, runs no script, and leaves nothing", async ({ skip }) => {
    if (program === null) return skip("No Chromium in PATH: this machine makes no PDFs.");
    const pdf = await printPdf(program, html, { limitMs: LIMIT_MS });
    const raw = pdf.toString("latin1");
    expect(raw.slice(0, 5)).toBe("%PDF-");
    // Whole PDFs are no message for a terminal: what is missing is named instead.
    const isIn = (part: RegExp) => part.test(raw);
    const wanted = [/\/MarkInfo\s*<<[^>]*\/Marked true/u, /\/StructTreeRoot/u, /\/Outlines/u, /\/Lang \(zh-Hans\)/u, /\/CreationDate \(D:\d{8}000000/u, /\/ModDate \(D:\d{8}000000/u];
    expect(wanted.filter((part) => !isIn(part))).toEqual([]);
    expect([/\/JavaScript/u, /\/JS\b/u, /\/EmbeddedFile/u, /\/Launch/u].filter(isIn)).toEqual([]);
    const pages = [...raw.matchAll(/\/Type\s*\/Page\b(?!s)/gu)].length;
    expect(pages).toBeGreaterThan(2);
    const words = pdfText(pdf);
    for (const expected of ["卷宗", "unwritten", "TestAubergine", "第119段", `1/${pages}`, `${pages}/${pages}`, "Retrieved", "Edition3"]) expect(words, expected).toContain(expected);
    expect(words).not.toContain("root:");
    expect(leftOver()).toEqual([]);
  }, LIMIT_MS);
});
