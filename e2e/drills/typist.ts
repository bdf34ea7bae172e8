/** Somebody who types on and on into one box of a form, whatever happens meanwhile, and knows what was typed when. */
import type { Page } from "@playwright/test";
import { rows } from "../database";
import { field } from "../desk-steps";

/** `at`: milliseconds of the clock, once the last letter stood in the box. */
export type Word = { readonly text: string; readonly at: number };
export type Typist = {
  /** Whatever stands in the box by now, in its order. */
  readonly words: readonly Word[];
  /** Does something with the same two hands: once a word is at its end, and before the next. In the middle of one its last letters would be typed at what was pressed. */
  readonly betweenWords: (act: () => Promise<void>) => Promise<void>;
  /** Types the word to its end, then no more. What broke meanwhile, but for a browser that was killed, comes out here. */
  readonly stop: (how?: "its browser was killed") => Promise<void>;
};

/** Milliseconds between two words, and between two letters of one. */
const [BETWEEN_WORDS, BETWEEN_LETTERS] = [150, 20];

/** @param vegetable begins each word: letters that no other word of the drill begins with */
export function typeOn(page: Page, box: string, vegetable: string): Typist {
  const words: Word[] = [];
  let isOver = false;
  const waiting: (() => Promise<void>)[] = [];
  const typing = (async () => {
    for (let number = 1; !isOver; number += 1) {
      const text = `${vegetable}${String(number).padStart(4, "0")}`;
      await field(page, box).pressSequentially(`${text} `, { delay: BETWEEN_LETTERS, timeout: 15_000 });
      words.push({ text, at: Date.now() });
      await waiting.shift()?.();
      await new Promise((resolve) => setTimeout(resolve, BETWEEN_WORDS));
    }
  })();
  // Told to whoever stops: until then nobody waits for it.
  typing.catch(() => undefined);
  return {
    words,
    betweenWords: (act) =>
      new Promise((resolve, reject) => {
        waiting.push(() => act().then(resolve, reject));
      }),
    stop: async (how) => {
      isOver = true;
      await (how === undefined ? typing : typing.catch(() => undefined));
    },
  };
}

/** Milliseconds before a fault of which nothing may be lost that was typed earlier. */
export const SAFE_AFTER = 5_000;

/** Words that were typed more than five seconds before a moment. */
export function typedBefore({ words }: Typist, moment: number): string[] {
  return words.filter(({ at }) => at <= moment - SAFE_AFTER).map(({ text }) => text);
}

/** Those of the words that are kept nowhere: in no form of this person's that was not sent. */
export async function lostOf(accountId: string, words: readonly string[]): Promise<string[]> {
  const kept = (await rows<{ content: string }>("SELECT content::text AS content FROM desk.unsent_form WHERE account_id = $1 AND sent_at IS NULL", [accountId])).map(({ content }) => content);
  return words.filter((word) => !kept.some((content) => content.includes(word)));
}
