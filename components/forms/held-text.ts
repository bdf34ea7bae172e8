"use client";

import { useLayoutEffect, useState, type RefObject } from "react";

/** Line ends as a text area holds them. */
const withLineFeeds = (text: string): string => text.replace(/\r\n?/g, "\n");

/** What React would write over. */
const WRITTEN = ["value", "defaultValue"] as const;

/** React may begin to draw a page more than once before it has it. */
const HELD = new WeakSet<HTMLTextAreaElement>();

/** React puts no property of its own on one that was held while it took it over: nothing else would tell later that it did. */
const TAKEN = new WeakSet<HTMLTextAreaElement>();

/**
 * Lets nothing but keys change a text area that the server drew, until React has taken the page over. React writes a text area's default text into it then,
 * over whatever somebody has typed meanwhile, or the browser has put back (`initTextarea` of react-dom; boxes of one line are spared): on a slow machine seconds
 * of typing were lost, and what was typed after that stood behind the old text. It happens while React draws, in pieces between which keys arrive, so that
 * putting the typed words back afterwards would come too late.
 */
function hold(area: HTMLTextAreaElement): void {
  HELD.add(area);
  for (const name of WRITTEN) {
    const native = Object.getOwnPropertyDescriptor(HTMLTextAreaElement.prototype, name);
    Object.defineProperty(area, name, {
      configurable: true,
      enumerable: true,
      get: () => native?.get?.call(area) as string,
      // The same default anew would move the caret. A different one is the page's to say, and changes nothing that was typed.
      set: (text: string) => {
        if (name === "defaultValue" && withLineFeeds(text) !== withLineFeeds(area.defaultValue)) native?.set?.call(area, text);
      },
    });
  }
}

function release(area: HTMLTextAreaElement): void {
  HELD.delete(area);
  TAKEN.add(area);
  for (const name of WRITTEN) Reflect.deleteProperty(area, name);
}

/** Keeps what is typed into a text area before the script has taken it over. @param id of the element, as the server drew it */
export function useHeldText(id: string, area: RefObject<HTMLTextAreaElement | null>): void {
  const [held] = useState(() => {
    if (typeof document === "undefined") return null;
    const drawn = document.getElementById(id);
    if (!(drawn instanceof HTMLTextAreaElement)) return null;
    if (HELD.has(drawn)) return drawn;
    // React has taken it over long since, or made it: it goes with the page or the answer before this one, and what was typed into it as well.
    if (TAKEN.has(drawn) || Object.hasOwn(drawn, "value")) return null;
    hold(drawn);
    return drawn;
  });
  useLayoutEffect(() => {
    if (held === null) return;
    release(held);
    // Where the page was not as React expected it draws another: the words go along.
    if (area.current !== null && area.current !== held && held.value !== held.defaultValue) area.current.value = held.value;
  }, [held, area]);
}
