/** Chromium's DevTools protocol over a pipe: JSON, each message ended by a zero byte (content/browser/devtools/devtools_pipe_handler.cc). As much of it as a PDF takes. */
import type { Readable, Writable } from "node:stream";
import * as z from "zod";

const messageSchema = z.object({ id: z.number().optional(), error: z.object({ code: z.number() }).optional(), result: z.unknown().optional() });

/** What was asked was refused, or the pipe ended or held more than it may. */
export class PipeFailure extends Error {
  override readonly name = "PipeFailure";

  constructor(readonly code: "ended" | "too_large" | "refused") {
    super(code);
  }
}

export type Pipe = {
  /** @returns what the schema reads of the answer. @throws PipeFailure */
  ask: <Answer>(method: string, params: Readonly<Record<string, unknown>>, answer: z.ZodType<Answer>, sessionId?: string) => Promise<Answer>;
  /** Whoever waits for an answer hears that there will be none. */
  end: (why: PipeFailure) => void;
};

/** @param most characters of one message */
export function openPipe(toChromium: Writable, fromChromium: Readable, most: number): Pipe {
  type Waiting = { resolve: (result: unknown) => void; reject: (why: PipeFailure) => void };
  const waiting = new Map<number, Waiting>();
  let lastId = 0;
  let pieces: string[] = [];
  let length = 0;
  let ended: PipeFailure | undefined;

  const end = (why: PipeFailure): void => {
    ended ??= why;
    for (const { reject } of waiting.values()) reject(ended);
    waiting.clear();
    pieces = [];
  };
  const read = (text: string): void => {
    const parsed = messageSchema.safeParse(jsonOf(text));
    // What is no message would be a Chromium that we do not know; events are nobody's answer.
    if (!parsed.success) return end(new PipeFailure("refused"));
    const { id, error, result } = parsed.data;
    const asked = id === undefined ? undefined : waiting.get(id);
    if (id === undefined || asked === undefined) return;
    waiting.delete(id);
    if (error === undefined) asked.resolve(result);
    else asked.reject(new PipeFailure("refused"));
  };

  fromChromium.setEncoding("utf8").on("data", (text: string) => {
    const [first = "", ...others] = text.split("\0");
    length += first.length;
    if (ended !== undefined) return;
    if (length > most) return end(new PipeFailure("too_large"));
    pieces.push(first);
    for (const other of others) {
      read(pieces.join(""));
      pieces = [other];
      length = other.length;
    }
  });
  const gone = () => end(new PipeFailure("ended"));
  fromChromium.on("error", gone).on("end", gone);
  toChromium.on("error", gone);

  return {
    end,
    ask: async (method, params, answer, sessionId) => {
      if (ended !== undefined) throw ended;
      lastId += 1;
      const id = lastId;
      const result = await new Promise<unknown>((resolve, reject) => {
        waiting.set(id, { resolve, reject });
        toChromium.write(`${JSON.stringify({ id, method, params, sessionId })}\0`);
      });
      const parsed = answer.safeParse(result);
      if (!parsed.success) throw new PipeFailure("refused");
      return parsed.data;
    },
  };
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}
