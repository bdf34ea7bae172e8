import { createServer } from "node:net";

function canListen(port: number, host: string | undefined): Promise<number | null> {
  return new Promise((resolve) => {
    const probe = createServer();
    probe.once("error", () => resolve(null));
    probe.listen({ port, ...(host === undefined ? {} : { host }) }, () => {
      const address = probe.address();
      const got = typeof address === "object" && address !== null ? address.port : null;
      probe.close(() => resolve(got));
    });
  });
}

/** A port of the loopback interface that nothing listens on now. */
export async function freeLoopbackPort(): Promise<number> {
  const port = await canListen(0, "127.0.0.1");
  if (port === null) throw new Error("The system gave no free port on 127.0.0.1.");
  return port;
}

/**
 * The first free port from `wanted` upwards; null when the next hundred are all taken.
 * Both the wildcard and the loopback address are tried: a server on either takes the visitors of `localhost`.
 */
export async function firstFreePort(wanted: number, host: string | undefined): Promise<number | null> {
  for (let port = wanted; port < Math.min(wanted + 100, 65536); port += 1) {
    if ((await canListen(port, host)) === null) continue;
    if ((await canListen(port, "127.0.0.1")) === null) continue;
    return port;
  }
  return null;
}
