/** Whether a post to the desk is a form that Next can read. Next answers 500 to many that are not. */

/** A server action's name: 40 hexadecimal digits or more. */
const ACTION_ID = /^[0-9a-f]{40,64}$/;

/** What a post claims to be. */
export type PostKind = "action" | "form" | "malformed" | "unsupported";

function boundaryOf(contentType: string): string | null {
  const found = /;\s*boundary=(?:"([^"]{1,200})"|([^\s;,]{1,200}))/i.exec(contentType);
  return found?.[1] ?? found?.[2] ?? null;
}

/** Names and values of a multipart body's text fields (RFC 7578); null when it is not well formed. */
function readMultipart(contentType: string, body: Buffer): Map<string, string> | null {
  const boundary = boundaryOf(contentType);
  if (boundary === null) return null;
  const text = body.toString("latin1");
  const delimiter = `--${boundary}`;
  const end = text.lastIndexOf(`${delimiter}--`);
  if (!text.startsWith(delimiter) || end === -1 || text.slice(end + delimiter.length + 2).trim() !== "") return null;
  const fields = new Map<string, string>();
  for (const part of text.slice(0, end).split(new RegExp(`(?:^|\\r\\n)${escapeForPattern(delimiter)}(?:\\r\\n|$)`)).slice(1)) {
    const blank = part.indexOf("\r\n\r\n");
    if (blank === -1) {
      if (part === "" || part === "\r\n") continue;
      return null;
    }
    // Held to the line's beginning: sought from every place of a long line anew, it would keep the event loop, and every reader, for minutes.
    const name = /^content-disposition:[ \t]*form-data;[^\r\n]*?\bname="([^"\r\n]*)"/im.exec(part.slice(0, blank))?.[1];
    if (name === undefined) return null;
    fields.set(name, part.slice(blank + 4).replace(/\r\n$/, ""));
  }
  return fields;
}

function escapeForPattern(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
}

function isJson(text: string | undefined): boolean {
  if (text === undefined) return false;
  try {
    JSON.parse(Buffer.from(text, "latin1").toString("utf8"));
    return true;
  } catch {
    return false;
  }
}

/** The hidden fields React writes into a form whose action runs on the server: `$ACTION_ID_…`, or `$ACTION_REF_n` with `$ACTION_n:m`. */
function formActionIsWellFormed(fields: ReadonlyMap<string, string>): boolean {
  for (const name of fields.keys()) {
    if (name.startsWith("$ACTION_ID_")) {
      if (!ACTION_ID.test(name.slice("$ACTION_ID_".length))) return false;
    } else if (name.startsWith("$ACTION_REF_")) {
      if (!isJson(fields.get(`$ACTION_${name.slice("$ACTION_REF_".length)}:0`))) return false;
    } else if (/^\$ACTION_[^:]*:\d+$/.test(name) && !isJson(fields.get(name))) return false;
  }
  return true;
}

function namesAction(name: string): boolean {
  return /(?:^|_)\$ACTION_(?:ID_|REF_)/.test(name);
}

/**
 * @param actionHeader the `Next-Action` header, undefined when there is none
 */
export function kindOfPost(contentType: string | undefined, actionHeader: string | undefined, body: Buffer): PostKind {
  const type = (contentType ?? "").toLowerCase();
  if (actionHeader !== undefined) {
    if (!ACTION_ID.test(actionHeader)) return "malformed";
    if (type.startsWith("multipart/form-data")) return isJson(readMultipart(contentType ?? "", body)?.get("0")) ? "action" : "malformed";
    return type.startsWith("text/plain") && isJson(body.toString("latin1")) ? "action" : "malformed";
  }
  if (type.startsWith("multipart/form-data")) {
    const fields = readMultipart(contentType ?? "", body);
    if (fields === null || !formActionIsWellFormed(fields)) return "malformed";
    return [...fields.keys()].some(namesAction) ? "action" : "form";
  }
  return type.startsWith("application/x-www-form-urlencoded") ? "form" : "unsupported";
}
