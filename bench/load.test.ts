/** The client that measures: it must count what came, and refuse what it was not promised. */
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, beforeAll, expect, it } from "vitest";
import { askAll, askOnce, rateOf } from "./load";

let server: Server;
let port = 0;
const asked: string[] = [];

beforeAll(async () => {
  server = createServer((request, response) => {
    asked.push(request.url ?? "");
    const body = Buffer.alloc(request.url === "/long" ? 300_000 : 10, "x");
    if (request.url === "/none") response.writeHead(404, { "Content-Length": 0 }).end();
    else response.writeHead(200, { "Content-Length": body.length }).end(body);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  port = (server.address() as AddressInfo).port;
  return () => server.closeAllConnections();
});
afterAll(() => server.close());

it("asks for each path once, over as many connections, and waits for whole answers", async () => {
  asked.length = 0;
  const paths = Array.from({ length: 50 }, (_, at) => (at % 10 === 0 ? "/long" : `/${String(at)}`));
  const { each, ms } = await askAll(port, paths, { connections: 4 });
  expect(asked.toSorted()).toEqual(paths.toSorted());
  expect(each).toHaveLength(50);
  expect(Math.max(...each)).toBeLessThanOrEqual(ms);
});

it("refuses an answer of another status, and says the status where it is asked for it", async () => {
  await expect(askAll(port, ["/none"], { connections: 1 })).rejects.toThrow("404");
  await expect(askAll(port, ["/none"], { connections: 1, expected: 404 })).resolves.toMatchObject({ each: [expect.any(Number)] });
  expect((await askOnce(port, "/none")).status).toBe(404);
});

it("counts answers a second", async () => {
  asked.length = 0;
  const rate = await rateOf(port, "/again", { connections: 2, ms: 200 });
  expect(rate).toBeGreaterThan(0);
  expect(Math.abs(asked.length - rate * 0.2)).toBeLessThan(asked.length / 2);
});
