/**
 * Pages that the server keeps from before a publication. It learns of one by notification, or, where that is lost, by reading once a second: a test in e2e/withdrawn
 * has all of them lost for a while, for every other test as well.
 */
import { expect, type APIRequestContext } from "@playwright/test";

/** Milliseconds: far longer than the second or two of docs/decisions/005-the-edge.md, also on a busy machine, and far shorter than until somebody else's publication empties the edge. */
export const LEARNT_WITHIN = 10_000;

/**
 * Waits until pages that were there before hold what was just made. For the end of a `beforeAll`: the first tests read each of them once.
 * @param held words of the page's HTML, such as parts of addresses, by the page's address
 */
export async function untilTheyHold(request: APIRequestContext, held: Readonly<Record<string, readonly string[]>>): Promise<void> {
  await expect(async () => {
    for (const [address, words] of Object.entries(held)) {
      const text = await (await request.get(address)).text();
      for (const word of words) expect(text, address).toContain(word);
    }
  }).toPass({ timeout: LEARNT_WITHIN });
}
