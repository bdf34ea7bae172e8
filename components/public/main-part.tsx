import { createRequire } from "node:module";
import path from "node:path";
import type { ReactNode } from "react";
import type * as Server from "react-dom/server";

/**
 * React DOM's own renderer to text. It is asked for at run time, since Next gives server components a React without it; elements are the same in both.
 */
let server: Pick<typeof Server, "renderToStaticMarkup"> | null = null;

function renderer(): NonNullable<typeof server> {
  server ??= createRequire(path.join(process.cwd(), "package.json"))("react-dom/server") as typeof Server;
  return server;
}

/**
 * The main part of a public page, drawn once. Next draws what a page returns twice: as a description for its program in browsers, which no reader of the public
 * site is sent, and from that the HTML. A list of filters or a long timeline costs more in the first than in the second (docs/decisions/048).
 *
 * What is drawn here must be drawn at once and without hooks: an asynchronous component throws. What belongs into the head of the page stays outside.
 */
export function MainPart({ children }: { children: ReactNode }) {
  // Not text of anybody's: what React made of elements, with everything in them escaped by it.
  return <main id="content" tabIndex={-1} dangerouslySetInnerHTML={{ __html: renderer().renderToStaticMarkup(children) }} />;
}
