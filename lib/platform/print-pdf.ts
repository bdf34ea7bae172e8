import "server-only";
/** Makes a PDF of a document by the machine's own Chromium, which is given the document by a pipe, and nothing else (docs/decisions/052). */
import { spawn, type ChildProcess } from "node:child_process";
import { Readable, Writable } from "node:stream";
import * as z from "zod";
import { chromiumArguments, chromiumEnvironment } from "@/lib/platform/chromium-arguments";
import { openPipe, PipeFailure, type Pipe } from "@/lib/platform/chromium-pipe";
import { makePdfFolder, notePid, removePdfFolder } from "@/lib/platform/pdf-folder";

/** Why there is no PDF: a code for the log. */
export type PdfTrouble = PipeFailure["code"] | "no_folder" | "not_started" | "no_sandbox" | "late";

export class PdfFailure extends Error {
  override readonly name = "PdfFailure";

  constructor(readonly code: PdfTrouble) {
    super(code);
  }
}

/** Characters in which the PDF comes back (base64): about 48 MB of it. */
const MOST_CHARACTERS = 64_000_000;
/** Of what Chromium says when it cannot go on; only whether it speaks of its sandbox is looked at. */
const MOST_LAST_WORDS = 4_000;
const A4 = { paperWidth: 8.27, paperHeight: 11.69 };

const anything = z.unknown();
const targetSchema = z.object({ targetId: z.string() });
const sessionSchema = z.object({ sessionId: z.string() });
const frameSchema = z.object({ frameTree: z.object({ frame: z.object({ id: z.string() }) }) });
const pdfSchema = z.object({ data: z.base64() });

type Options = {
  /** Milliseconds from the start of Chromium to the whole PDF. */
  limitMs: number;
  isRoot?: boolean;
};

/**
 * @param program the Chromium
 * @param html a whole document that needs nothing besides itself
 * @returns a tagged PDF with an outline of its headings, which tells the day it was made and no finer time
 * @throws PdfFailure; nothing is left behind either way: no process, no file
 */
export async function printPdf(program: string, html: string, { limitMs, isRoot = process.getuid?.() === 0 }: Options): Promise<Buffer<ArrayBuffer>> {
  const folder = await makePdfFolder().catch((error: unknown) => {
    // Full, or not to be written.
    throw error instanceof Error && "code" in error ? new PdfFailure("no_folder") : error;
  });
  try {
    return withoutTimeOfDay(await printIn(folder, program, html, limitMs, isRoot));
  } finally {
    await removePdfFolder(folder);
  }
}

async function printIn(folder: string, program: string, html: string, limitMs: number, isRoot: boolean): Promise<Buffer<ArrayBuffer>> {
  // A process group of its own, so that whatever Chromium starts ends with it.
  const child = spawn(program, chromiumArguments(folder, isRoot), { cwd: folder, env: { NODE_ENV: "production", ...chromiumEnvironment(folder) }, detached: true, stdio: ["ignore", "ignore", "pipe", "pipe", "pipe"] });
  const kill = () => endGroup(child);
  const ended = new Promise<void>((resolve) => child.once("exit", () => resolve()).once("error", () => resolve()));
  let lastWords = "";
  child.stderr?.setEncoding("utf8").on("data", (text: string) => (lastWords = (lastWords + text).slice(-MOST_LAST_WORDS)));
  const [to, from] = [child.stdio[3], child.stdio[4]];
  if (child.pid === undefined || !(to instanceof Writable) || !(from instanceof Readable)) {
    await ended;
    throw new PdfFailure("not_started");
  }
  const pipe = openPipe(to, from, MOST_CHARACTERS);
  void ended.then(() => pipe.end(new PipeFailure("ended")));
  let isLate = false;
  const timer = setTimeout(() => {
    isLate = true;
    kill();
  }, limitMs);
  // However this process ends: by its own hand here, and otherwise Chromium finds its pipe closed.
  process.once("exit", kill);
  try {
    await notePid(folder, child.pid);
    return await printThrough(pipe, html);
  } catch (error) {
    if (!(error instanceof PipeFailure)) throw error;
    throw new PdfFailure(isLate ? "late" : error.code === "ended" && /sandbox/iu.test(lastWords) ? "no_sandbox" : error.code);
  } finally {
    clearTimeout(timer);
    kill();
    await ended;
    process.off("exit", kill);
  }
}

async function printThrough(pipe: Pipe, html: string): Promise<Buffer<ArrayBuffer>> {
  const { targetId } = await pipe.ask("Target.createTarget", { url: "about:blank" }, targetSchema);
  const { sessionId } = await pipe.ask("Target.attachToTarget", { targetId, flatten: true }, sessionSchema);
  await pipe.ask("Emulation.setScriptExecutionDisabled", { value: true }, anything, sessionId);
  await pipe.ask("Network.enable", {}, anything, sessionId);
  await pipe.ask("Network.emulateNetworkConditions", { offline: true, latency: 0, downloadThroughput: 0, uploadThroughput: 0 }, anything, sessionId);
  await pipe.ask("Page.enable", {}, anything, sessionId);
  const { frameTree } = await pipe.ask("Page.getFrameTree", {}, frameSchema, sessionId);
  await pipe.ask("Page.setDocumentContent", { frameId: frameTree.frame.id, html }, anything, sessionId);
  const { data } = await pipe.ask("Page.printToPDF", { ...A4, preferCSSPageSize: true, generateTaggedPDF: true, generateDocumentOutline: true, transferMode: "ReturnAsBase64" }, pdfSchema, sessionId);
  return Buffer.from(data, "base64");
}

function endGroup(child: ChildProcess): void {
  if (child.pid === undefined) return;
  try {
    process.kill(-child.pid, "SIGKILL");
  } catch {
    // Nobody of it is left.
  }
}

const TIMES = ["/CreationDate (D:", "/ModDate (D:"];
const DAY_DIGITS = 8;

/** When somebody worked to the second is nobody's business: hour, minute and second (ISO 32000-1, 7.9.4) become zeros in their place, so that nothing moves. */
function withoutTimeOfDay(pdf: Buffer<ArrayBuffer>): Buffer<ArrayBuffer> {
  for (const field of TIMES) {
    const at = pdf.indexOf(field);
    if (at !== -1) pdf.write("000000", at + field.length + DAY_DIGITS, "latin1");
  }
  return pdf;
}
