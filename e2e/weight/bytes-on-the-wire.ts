import { get } from "node:http";

/**
 * Bytes of an answer as it comes over the wire to a browser that takes Brotli, headers included.
 * @throws where the answer is not compressed by Brotli
 */
export function bytesOnTheWire(address: string): Promise<number> {
  return new Promise((resolve, reject) => {
    const asked = get(address, { headers: { "Accept-Encoding": "br, gzip", Connection: "close" } }, (answer) => {
      const encoding = answer.headers["content-encoding"];
      answer.resume();
      answer.on("end", () => (encoding === "br" ? resolve(answer.socket.bytesRead) : reject(new Error(`${address} came as ${encoding ?? "it is"}.`))));
      answer.on("error", reject);
    });
    asked.on("error", reject);
  });
}
