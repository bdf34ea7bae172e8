"use client";

import { useMemo } from "react";
import type { StillPartProps } from "@/lib/core/drawing-manner";
import { takeApart } from "@/lib/core/drawn-apart";

/** What this document holds by each name: an element may be made anew when the one that held it is no more, as of a page that somebody goes back to. */
const read = new Map<string, string>();

/** @throws where the document holds none by this name: half a page would look whole */
function inDocument(apart: string): string {
  const known = read.get(apart);
  if (known !== undefined) return known;
  const stands = document.querySelector(`[data-drawn="${apart}"]`);
  if (stands === null) throw new Error("A still part of this page is gone.");
  const html = stands.innerHTML;
  read.set(apart, html);
  return html;
}

/**
 * A still part of a page, of which the page's program knows only that it is there: it leaves what the server drew as it stands.
 * Where React makes the element anew (of a form that is put there once more, or of a page that it could not take over), it is filled with what stood there.
 */
export function DrawnApart({ as: Around, apart, html, ...attributes }: StillPartProps) {
  const inner = useMemo(() => innerOf(apart, html), [apart, html]);
  return <Around {...attributes} data-drawn={apart} dangerouslySetInnerHTML={inner} />;
}

function innerOf(apart: string | undefined, html = ""): { readonly __html: string } {
  if (apart === undefined) return { __html: html };
  if (typeof window === "undefined") return { __html: takeApart(apart) };
  // React asks for it when it takes the page over, and again when it makes an element or compares it with what comes next.
  return {
    get __html() {
      return inDocument(apart);
    },
  };
}
