/** For the edge's tests: an edge on a loopback port in front of an app, a clock and a sequence that the test plays. */
import { createServer, request as httpRequest, type IncomingHttpHeaders, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import { connect, type AddressInfo } from "node:net";
import type { Generation } from "./generation";
import type { Records } from "./records";
import { openEdge, type Edge } from "./serve";
import type { SecurityContact } from "./settings";

export interface Answer {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly body: Buffer;
  readonly text: string;
}

/** A page as Next renders it, scripts and all. */
export function renderedPage(body: string): string {
  return `<!DOCTYPE html><html><head><script src="/x.js"></script></head><body>${body}<script>self.__next_f</script></body></html>`;
}

function portOf(server: Server): number {
  const address = server.address() as AddressInfo;
  return address.port;
}

export class StandIn {
  generation: Generation = { seq: 1, withdrawn: 0, readable: true };
  now = new Date("2026-03-01T12:00:00Z");
  refreshed = 0;
  oneDatabase = false;
  /** What is read of a record without the app. */
  records: Records = { answerAt: () => Promise.resolve(null), close: () => Promise.resolve() };
  security: SecurityContact | null = null;
  /** What reached the app. */
  readonly asked: IncomingMessage[] = [];
  private app: Server | null = null;
  private edge: Edge | null = null;
  private changed: (now: Generation) => void = () => undefined;

  behave = (_request: IncomingMessage, response: ServerResponse): void => {
    response.writeHead(200, { "Content-Type": "text/html; charset=utf-8", "Set-Cookie": "a=b", Link: "</x.js>; rel=preload", "x-nextjs-cache": "HIT" });
    response.end(renderedPage(`<p>${"words ".repeat(200)}</p>`));
  };

  port(): number {
    if (this.edge === null) throw new Error("The edge is not open.");
    return portOf(this.edge.server);
  }

  async open(surface: "public" | "desk" | "all" = "all"): Promise<void> {
    this.app ??= await this.openApp();
    const { app } = this;
    const edge = openEdge(
      { surface, origin: "http://localhost:3000", localNames: true, appPort: () => portOf(app), readerUrl: "postgresql://none", security: this.security, oneDatabase: this.oneDatabase, reload: false, now: () => this.now },
      (_url, hint) => {
        this.changed = hint;
        return {
          current: () => this.generation,
          refresh: () => {
            this.refreshed += 1;
            return Promise.resolve(this.generation);
          },
          close: () => Promise.resolve(),
        };
      },
      () => this.records,
    );
    await new Promise<void>((resolve) => edge.server.listen(0, "127.0.0.1", resolve));
    this.edge = edge;
  }

  private async openApp(): Promise<Server> {
    const app = createServer((request, response) => {
      this.asked.push(request);
      this.behave(request, response);
    });
    await new Promise<void>((resolve) => app.listen(0, "127.0.0.1", resolve));
    return app;
  }

  async closeEdge(): Promise<void> {
    await this.edge?.close();
    this.edge = null;
  }

  async close(): Promise<void> {
    await this.closeEdge();
    this.app?.closeAllConnections();
    await new Promise((resolve) => (this.app === null ? resolve(null) : this.app.close(resolve)));
  }

  publish(seq: number, withdrawn = this.generation.withdrawn): void {
    this.generation = { seq, withdrawn, readable: true };
    this.changed(this.generation);
  }

  ask(path: string, options: { method?: string; headers?: Record<string, string>; body?: string | Buffer } = {}): Promise<Answer> {
    return new Promise((resolve, reject) => {
      const sent = httpRequest({ host: "127.0.0.1", port: this.port(), path, method: options.method ?? "GET", headers: options.headers ?? {} }, (answer) => {
        const chunks: Buffer[] = [];
        answer.on("data", (chunk: Buffer) => chunks.push(chunk));
        answer.on("end", () => {
          const body = Buffer.concat(chunks);
          resolve({ status: answer.statusCode ?? 0, headers: answer.headers, body, text: body.toString("utf8") });
        });
      });
      sent.on("error", reject);
      sent.end(options.body);
    });
  }

  /** Writes these very bytes and breaks the connection off (RST), as a client does that vanishes. */
  reset(text: string): Promise<void> {
    return new Promise((resolve) => {
      const socket = connect(this.port(), "127.0.0.1", () => socket.write(text, () => socket.resetAndDestroy()));
      socket.on("error", () => undefined);
      socket.on("close", () => resolve());
    });
  }

  /** Writes these very bytes and reads until the connection ends. */
  raw(text: string): Promise<string> {
    return new Promise((resolve, reject) => {
      const socket = connect(this.port(), "127.0.0.1", () => socket.write(text));
      let got = "";
      socket.on("data", (chunk) => (got += chunk.toString("latin1")));
      socket.on("end", () => resolve(got));
      socket.on("error", reject);
    });
  }
}
