import { createHash } from "node:crypto";
import type { IncomingMessage, OutgoingHttpHeaders, ServerResponse } from "node:http";
import { promisify } from "node:util";
import { brotliCompress, constants, gzip } from "node:zlib";

type Encoding = "br" | "gzip" | "identity";

interface Variant {
  readonly bytes: Buffer;
  readonly etag: string;
  readonly headers: OutgoingHttpHeaders;
  /** The same headers as names and values in turn: what Node writes fastest. */
  readonly flat: string[];
}

/** A public answer and the moment of the record it shows. */
export interface Entry {
  readonly status: number;
  readonly headers: OutgoingHttpHeaders;
  readonly body: Buffer;
  readonly hash: string;
  /** The last publication that was known when its rendering began. */
  readonly generation: number;
  /** The UTC day (YYYY-MM-DD) it was rendered on: running clocks on a page count in days. */
  readonly day: string;
  readonly variants: Map<Encoding, Promise<Variant>>;
  /** The variants that are finished. */
  readonly ready: Map<Encoding, Variant>;
}

/** Bytes. Below this, compression costs more than it saves. */
const WORTH_COMPRESSING = 512;
const brotli = promisify(brotliCompress);
const zip = promisify(gzip);

/** Makes an entry; compressed forms are made when first asked for, and kept. */
export function makeEntry(from: Omit<Entry, "hash" | "variants" | "ready">): Entry {
  return { ...from, hash: createHash("sha256").update(from.body).digest("base64url").slice(0, 27), variants: new Map(), ready: new Map() };
}

/** Bytes in memory that an entry may come to, for the cache's count. */
export function weight(entry: Entry): number {
  return entry.body.length * 2 + 2048;
}

/** Browsers send one of a few headers: the answer to each is remembered. */
const chosen = new Map<string, Encoding>();
const MOST_REMEMBERED = 500;

/** The best encoding the request accepts (RFC 9110, 12.5.3); a quality of zero refuses one. */
export function chooseEncoding(accept: string | undefined): Encoding {
  if (accept === undefined || accept === "") return "identity";
  const known = chosen.get(accept);
  if (known !== undefined) return known;
  const text = accept.toLowerCase();
  const accepts = (name: string): boolean => new RegExp(`(?:^|[,\\s])${name}\\s*(?:$|,|;(?!\\s*q=0(?:\\.0*)?\\s*(?:,|$)))`).test(text);
  const encoding = accepts("br") ? "br" : accepts("gzip") ? "gzip" : "identity";
  if (chosen.size < MOST_REMEMBERED) chosen.set(accept, encoding);
  return encoding;
}

async function makeVariant(entry: Entry, encoding: Encoding): Promise<Variant> {
  const bytes =
    encoding === "br"
      ? await brotli(entry.body, { params: { [constants.BROTLI_PARAM_QUALITY]: 6, [constants.BROTLI_PARAM_SIZE_HINT]: entry.body.length } })
      : encoding === "gzip"
        ? await zip(entry.body, { level: 6 })
        : entry.body;
  // A strong validator names the very bytes, so each encoding has its own.
  const etag = encoding === "identity" ? `"${entry.hash}"` : `"${entry.hash}-${encoding}"`;
  const headers = { ...entry.headers, ETag: etag, "Content-Length": bytes.length, ...(encoding === "identity" ? {} : { "Content-Encoding": encoding }) };
  const variant = { bytes, etag, headers, flat: Object.entries(headers).flatMap(([name, value]) => [name, String(value)]) };
  entry.ready.set(encoding, variant);
  return variant;
}

function encodingFor(entry: Entry, request: IncomingMessage): Encoding {
  return entry.body.length < WORTH_COMPRESSING || !isText(entry) ? "identity" : chooseEncoding(request.headers["accept-encoding"]?.toString());
}

function variantOf(entry: Entry, encoding: Encoding): Promise<Variant> {
  let variant = entry.variants.get(encoding);
  if (variant === undefined) {
    variant = makeVariant(entry, encoding);
    entry.variants.set(encoding, variant);
  }
  return variant;
}

const TEXT_TYPE = /^(?:text\/|application\/(?:json|problem\+json|javascript|xml|x-bibtex|x-research-info-systems|[\w.+-]+\+(?:json|xml))|image\/svg)/;

function isText(entry: Entry): boolean {
  return TEXT_TYPE.test(String(entry.headers["Content-Type"] ?? ""));
}

/** If-None-Match compares weakly (RFC 9110, 13.1.2). */
function matches(condition: string, etag: string): boolean {
  if (condition.trim() === "*") return true;
  return condition.split(",").some((tag) => tag.trim().replace(/^W\//, "") === etag);
}

/** Sends an entry in the form the request accepts; 304 when the reader has these very bytes. */
export async function sendEntry(request: IncomingMessage, response: ServerResponse, entry: Entry): Promise<void> {
  sendVariant(request, response, entry, await variantOf(entry, encodingFor(entry, request)));
}

/** The same at once, when that form is finished; false when it is not. */
export function sendReadyEntry(request: IncomingMessage, response: ServerResponse, entry: Entry): boolean {
  const variant = entry.ready.get(encodingFor(entry, request));
  if (variant === undefined) return false;
  sendVariant(request, response, entry, variant);
  return true;
}

function sendVariant(request: IncomingMessage, response: ServerResponse, entry: Entry, variant: Variant): void {
  const condition = request.headers["if-none-match"];
  if (condition !== undefined && entry.status === 200 && matches(condition, variant.etag)) {
    const { "Content-Length": _length, "Content-Type": _type, "Content-Encoding": _encoding, ...rest } = variant.headers;
    response.writeHead(304, rest);
    response.end();
    return;
  }
  response.writeHead(entry.status, variant.flat);
  response.end(request.method === "HEAD" ? undefined : variant.bytes);
}
