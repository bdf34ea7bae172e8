import { createServer, type Server } from "node:http";
import type { AddressInfo, Socket } from "node:net";
import { afterAll, beforeAll, expect, it } from "vitest";
import { connectOrigin, wholeBody, type Origin } from "./origin";

let app: Server;
let origin: Origin;
const taken: string[] = [];

// An app that closes each kept connection in the moment in which it is used again.
beforeAll(async () => {
  const used = new WeakSet<Socket>();
  app = createServer((request, response) => {
    if (used.has(request.socket)) {
      request.socket.destroy();
      return;
    }
    used.add(request.socket);
    taken.push(request.method ?? "");
    request.resume();
    response.end("taken");
  });
  await new Promise<void>((resolve) => app.listen(0, "127.0.0.1", resolve));
  origin = connectOrigin(() => (app.address() as AddressInfo).port, 4);
});
afterAll(() => {
  origin.close();
  app.close();
});

async function ask(method: string): Promise<string> {
  return (await wholeBody(await origin.ask(method, "/", {}, method === "POST" ? Buffer.from("typed") : undefined))).toString();
}

it("a form is sent once, and arrives, also when the app is closing a connection that was kept", async () => {
  expect(await ask("GET")).toBe("taken");
  expect(await ask("POST")).toBe("taken");
  expect(await ask("POST")).toBe("taken");
  expect(taken).toEqual(["GET", "POST", "POST"]);
});

it("what is read is asked for again over another connection", async () => {
  expect(await ask("GET")).toBe("taken");
  expect(await ask("GET")).toBe("taken");
});
