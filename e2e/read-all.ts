/** Reads many addresses, a few at a time: one after the other the server waits for the test, all at once the test waits for the server. */
import type { APIRequestContext } from "@playwright/test";

const AT_ONCE = 6;

/** What came back; `text` begins with where the answer leads, if it leads somewhere. */
export type Read = { readonly status: number; readonly tag: string; readonly headers: string; readonly text: string };

type Reading = {
  /** Another server than the one under test, such as a second edge. */
  readonly origin?: string;
  /** What a reader has kept: asked for as a browser asks again, by its tag. */
  readonly kept?: ReadonlyMap<string, Read>;
  /** The session that is sent with each. */
  readonly cookie?: string;
};

/** Follows no redirect. @returns what came back, by address */
export async function readAll(request: APIRequestContext, addresses: Iterable<string>, { origin = "", kept = new Map(), cookie }: Reading = {}): Promise<Map<string, Read>> {
  const read = new Map<string, Read>();
  const left = [...new Set(addresses)];
  const readNext = async (): Promise<void> => {
    for (let address = left.shift(); address !== undefined; address = left.shift()) {
      const tag = kept.get(address)?.tag ?? "";
      const answer = await request.get(`${origin}${address}`, { maxRedirects: 0, headers: { ...(tag === "" ? {} : { "if-none-match": tag }), ...(cookie === undefined ? {} : { cookie }) } });
      const headers = answer.headers();
      read.set(address, { status: answer.status(), tag: headers["etag"] ?? "", headers: JSON.stringify(headers), text: `${headers["location"] ?? ""}\n${await answer.text()}` });
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, readNext));
  return read;
}
