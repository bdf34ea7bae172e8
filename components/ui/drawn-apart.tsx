"use client";

import { useMemo, type HTMLAttributes } from "react";
import { takeApart } from "@/lib/core/drawn-apart";

/** The elements that what is drawn once may stand in. */
export type AroundDrawn = "div" | "main" | "ul" | "ol" | "datalist";
export type AroundAttributes = Pick<HTMLAttributes<HTMLElement>, "id" | "className" | "tabIndex" | "aria-label"> & { /** What paper says on each page of it. */ "data-running"?: string };

type DrawnApartProps = AroundAttributes & {
  as: AroundDrawn;
  /** The name of what stands in the document's HTML and nowhere else. */
  apart?: string;
  /** What is to stand there, where there is no document: in an answer to a page that stands already. */
  html?: string;
};

/**
 * A still part of a page, of which the page's program knows only that it is there: it leaves what the server drew as it stands.
 * Where React makes the element anew (of a form that is put there once more, or of a page that it could not take over), it is filled from the one that it stands in for.
 */
export function DrawnApart({ as: Around, apart, html, ...attributes }: DrawnApartProps) {
  const inner = useMemo(() => innerOf(apart, html), [apart, html]);
  return <Around {...attributes} data-drawn={apart} dangerouslySetInnerHTML={inner} />;
}

function innerOf(apart: string | undefined, html = ""): { readonly __html: string } {
  if (apart === undefined) return { __html: html };
  if (typeof window === "undefined") return { __html: takeApart(apart) };
  // Read whenever React makes an element, before it takes the former one away.
  return {
    get __html() {
      return document.querySelector(`[data-drawn="${apart}"]`)?.innerHTML ?? "";
    },
  };
}
