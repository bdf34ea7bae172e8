/**
 * A client that costs little beside what it measures: keep-alive connections on bare sockets, one request at a time on each, answers told apart by their
 * Content-Length. It knows answers with a length and a body, as the edge and the bare server give them, and refuses every other.
 */
import { connect, type Socket } from "node:net";

const HEAD_END = Buffer.from("\r\n\r\n");
/** Milliseconds. */
const PATIENCE = 60_000;

type Answer = { status: number; bytes: number };

/** One connection: `ask` sends a request and resolves when its answer has come whole. */
class Connection {
  private pending: { resolve: (answer: Answer) => void; reject: (error: Error) => void } | null = null;
  private head: Buffer = Buffer.alloc(0);
  private status = 0;
  private left = -1;
  private bytes = 0;

  private constructor(private readonly socket: Socket) {
    socket.setNoDelay(true);
    socket.on("data", (chunk: Buffer) => this.take(chunk));
    socket.on("close", () => this.fail(new Error("The server closed the connection.")));
    socket.on("error", (error) => this.fail(error));
    socket.setTimeout(PATIENCE, () => socket.destroy(new Error("No answer in time.")));
  }

  static open(port: number): Promise<Connection> {
    return new Promise((resolve, reject) => {
      const socket = connect(port, "127.0.0.1");
      socket.once("error", reject);
      socket.once("connect", () => {
        socket.off("error", reject);
        resolve(new Connection(socket));
      });
    });
  }

  ask(request: string): Promise<Answer> {
    return new Promise((resolve, reject) => {
      this.pending = { resolve, reject };
      this.head = Buffer.alloc(0);
      this.left = -1;
      this.bytes = 0;
      this.socket.write(request);
    });
  }

  close(): void {
    this.pending = null;
    this.socket.destroy();
  }

  private take(chunk: Buffer): void {
    this.bytes += chunk.length;
    if (this.left >= 0) {
      this.left -= chunk.length;
    } else {
      this.head = this.head.length === 0 ? chunk : Buffer.concat([this.head, chunk]);
      const end = this.head.indexOf(HEAD_END);
      if (end === -1) return;
      const text = this.head.toString("latin1", 0, end);
      const length = /\r\ncontent-length: (\d+)/i.exec(text)?.[1];
      if (length === undefined) return this.fail(new Error(`An answer without a length: ${text.split("\r\n")[0] ?? ""}`));
      this.status = Number(text.slice(9, 12));
      this.left = Number(length) - (this.head.length - end - HEAD_END.length);
    }
    if (this.left > 0) return;
    const { pending } = this;
    this.pending = null;
    pending?.resolve({ status: this.status, bytes: this.bytes });
  }

  private fail(error: Error): void {
    const { pending } = this;
    this.pending = null;
    pending?.reject(error);
  }
}

/** As a browser asks for a page. */
const OF_BROWSERS = "br, gzip";

function requestFor(path: string, encoding: string): string {
  return `GET ${path} HTTP/1.1\r\nHost: localhost\r\nAccept-Encoding: ${encoding}\r\n\r\n`;
}

async function onConnections<T>(port: number, count: number, work: (connection: Connection) => Promise<T>): Promise<T[]> {
  const connections = await Promise.all(Array.from({ length: count }, () => Connection.open(port)));
  try {
    return await Promise.all(connections.map(work));
  } finally {
    for (const connection of connections) connection.close();
  }
}

export type Asked = { /** Milliseconds from the first request to the last answer. */ ms: number; /** Milliseconds of each answer. */ each: number[] };

/** `expected`: the status that every answer must have. `encoding`: what is accepted, as the request says it. */
type Manner = { connections: number; expected?: number; encoding?: string };

/**
 * Asks for each of these paths once, in their order, over so many connections.
 * @throws where an answer has another status than expected: an error is answered quickly
 */
export async function askAll(port: number, paths: readonly string[], { connections, expected = 200, encoding = OF_BROWSERS }: Manner): Promise<Asked> {
  const each: number[] = [];
  let next = 0;
  const started = performance.now();
  await onConnections(port, connections, async (connection) => {
    for (let at = next++; at < paths.length; at = next++) {
      const path = paths[at] ?? "";
      const began = performance.now();
      const { status } = await connection.ask(requestFor(path, encoding));
      if (status !== expected) throw new Error(`${path} answered ${String(status)}.`);
      each.push(performance.now() - began);
    }
  });
  return { ms: performance.now() - started, each };
}

/** Asks for one path over and over. @returns answers per second */
export async function rateOf(port: number, path: string, { connections, ms }: { connections: number; ms: number }): Promise<number> {
  const request = requestFor(path, OF_BROWSERS);
  const started = performance.now();
  const counts = await onConnections(port, connections, async (connection) => {
    let count = 0;
    while (performance.now() - started < ms) {
      const { status } = await connection.ask(request);
      if (status !== 200) throw new Error(`${path} answered ${String(status)}.`);
      count += 1;
    }
    return count;
  });
  return (counts.reduce((all, count) => all + count, 0) / (performance.now() - started)) * 1000;
}

/** Milliseconds until a path has answered whole, and its status. */
export async function askOnce(port: number, path: string): Promise<{ ms: number; status: number }> {
  const [answer] = await onConnections(port, 1, async (connection) => {
    const began = performance.now();
    const { status } = await connection.ask(requestFor(path, OF_BROWSERS));
    return { ms: performance.now() - began, status };
  });
  if (answer === undefined) throw new Error("No answer.");
  return answer;
}
