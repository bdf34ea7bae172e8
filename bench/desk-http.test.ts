import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, beforeAll, expect, it } from "vitest";
import { askDesk } from "./desk-http";

let server: Server;
let port: number;
const asked: string[] = [];

beforeAll(async () => {
  server = createServer((request, response) => {
    asked.push(`${request.url ?? ""} ${request.headers.cookie ?? ""}`);
    response.writeHead(request.url === "/away" ? 503 : 200);
    response.end("An invented page.");
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  port = (server.address() as AddressInfo).port;
});

afterAll(() => {
  server.closeAllConnections();
  server.close();
});

it("asks for each page once, in their order, as whoever is signed in, and says how long each took", async () => {
  const each = await askDesk(port, ["/one", "/two"], { token: "leek" });
  expect(each.every((ms) => ms > 0)).toBe(true);
  expect(asked).toEqual(["/one __Host-caselight-session=leek", "/two __Host-caselight-session=leek"]);
});

it("takes no answer of another status for a page, since an error is answered quickly", async () => {
  await expect(askDesk(port, ["/one", "/away"], { token: "leek" })).rejects.toThrow("/away answered 503.");
  expect(await askDesk(port, ["/away"], { token: "leek", expected: 503 })).toHaveLength(1);
});
