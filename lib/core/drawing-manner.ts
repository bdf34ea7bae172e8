import { cache, type HTMLAttributes, type ReactNode } from "react";

/** The elements that what is drawn once may stand in. */
export type AroundDrawn = "div" | "main" | "ul" | "ol" | "datalist";
export type AroundAttributes = Pick<HTMLAttributes<HTMLElement>, "id" | "className" | "tabIndex" | "aria-label"> & { /** What paper says on each page of it. */ "data-running"?: string };

export type StillPartProps = AroundAttributes & {
  as: AroundDrawn;
  /** The name of what stands in the document's HTML and nowhere else. */
  apart?: string;
  /** What is to stand there, where there is no document: in an answer to a page that stands already. */
  html?: string;
};

/**
 * How one request's page is drawn (docs/decisions/062):
 * - `plain`: for readers who are sent no program, and wherever nobody said otherwise;
 * - `apart`: a document of the desk, whose still parts stand in its HTML alone;
 * - `told`: an answer to the program of a page that stands already, which has no HTML: they are told to it.
 */
export type DrawingManner = "plain" | "apart" | "told";

type Drawing = { manner: DrawingManner; /** What stands for a still part in the browser's program; null where there is no program. The desk brings it (app/desk/layout.tsx): no public page imports it. */ StillPart: ((props: StillPartProps) => ReactNode) | null };

/** Of the request under way; set before anything is drawn. Outside of one, each call has its own. */
export const drawingOfRequest = cache((): Drawing => ({ manner: "plain", StillPart: null }));
