"use client";

import { useEffect } from "react";

/**
 * Takes the words off the screen when the reading is over, and where a browser brings the page back from its memory. The server stops by itself; where no
 * script runs, the page stands until it is left.
 * @param address the page with nothing open
 */
export function CloseInTime({ address, minutes }: { address: string; minutes: number }) {
  useEffect(() => {
    const close = () => window.location.replace(address);
    const onShow = (event: PageTransitionEvent) => {
      if (event.persisted) close();
    };
    const timer = window.setTimeout(close, minutes * 60_000);
    window.addEventListener("pageshow", onShow);
    return () => {
      window.clearTimeout(timer);
      window.removeEventListener("pageshow", onShow);
    };
  }, [address, minutes]);
  return null;
}
