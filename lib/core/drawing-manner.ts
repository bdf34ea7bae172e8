import { cache } from "react";

/**
 * How one request's page is drawn (docs/decisions/062):
 * - `plain`: for readers who are sent no program, and wherever nobody said otherwise;
 * - `apart`: a document of the desk, whose still parts stand in its HTML alone;
 * - `told`: an answer to the program of a page that stands already, which has no HTML: they are told to it.
 */
export type DrawingManner = "plain" | "apart" | "told";

/** Of the request under way; set before anything is drawn. Outside of one, each call has its own. */
export const drawingOfRequest: () => { manner: DrawingManner } = cache(() => ({ manner: "plain" }));
