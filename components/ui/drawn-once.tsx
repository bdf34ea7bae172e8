import { createRequire } from "node:module";
import path from "node:path";
import type { ReactNode } from "react";
import type * as Server from "react-dom/server";
import { drawingOfRequest, type AroundAttributes, type AroundDrawn } from "@/lib/core/drawing-manner";
import { putApart } from "@/lib/core/drawn-apart";

/**
 * React DOM's own renderer to text. It is asked for at run time, since Next gives server components a React without it; elements are the same in both.
 */
let server: Pick<typeof Server, "renderToStaticMarkup"> | null = null;

function renderer(): NonNullable<typeof server> {
  server ??= createRequire(path.join(process.cwd(), "package.json"))("react-dom/server") as typeof Server;
  return server;
}

/** Set while React DOM draws: what is drawn once within a part that is drawn once is a part of that text. */
let isDrawing = false;

function drawnText(elements: ReactNode): string {
  const before = isDrawing;
  isDrawing = true;
  try {
    return renderer().renderToStaticMarkup(elements);
  } finally {
    isDrawing = before;
  }
}

/** Not text of anybody's: what React made of elements, with everything in them escaped by it. */
function Drawn({ as: Around, html, ...attributes }: AroundAttributes & { as: AroundDrawn; html: string }) {
  const { manner, StillPart } = drawingOfRequest();
  if (isDrawing || StillPart === null || manner === "plain") return <Around {...attributes} dangerouslySetInnerHTML={{ __html: html }} />;
  return <StillPart as={Around} {...attributes} {...(manner === "apart" ? { apart: putApart(html) } : { html })} />;
}

type DrawnOnceProps = AroundAttributes & { /** The element around it. */ as?: Exclude<AroundDrawn, "datalist">; children: ReactNode };

/**
 * A part of a page that is drawn once. Next draws what a page returns twice: as a description for its program in browsers, and from that the HTML. A list of filters or
 * a long timeline costs more in the first than in the second; here it is a single text (docs/decisions/048), which a document of the desk holds in its HTML alone
 * (docs/decisions/062).
 *
 * What is drawn here must be drawn at once and without hooks, and can do nothing by itself in a browser: an asynchronous component or one of the browser's throws.
 * What belongs into the head of the page, and every form that an action answers, stays outside. Whatever it is given to draws it at once.
 */
export function DrawnOnce({ as = "div", children, ...attributes }: DrawnOnceProps) {
  return <Drawn as={as} {...attributes} html={drawnText(children)} />;
}

/** What is written down as JSON without losing anything. */
export type Plain = string | number | boolean | null | readonly Plain[] | { readonly [name: string]: Plain };

type DrawnFromProps<From extends Plain> = AroundAttributes & {
  as?: AroundDrawn;
  /** Everything that it is drawn from: the language with it, and the day where it depends on one. */
  from: From;
  /** A function of a module, not one that is made with each page, and of its argument alone: what else it read would be shown to whoever asks next. */
  draw: (from: From) => ReactNode;
};

/** At most so many drawings are kept, and so many letters of them and of what they are known by; who asks for another goes before the one that was asked for longest ago. */
export const MOST_DRAWINGS = 300;
export const MOST_LETTERS = 3_000_000;

const drawers = new WeakMap<object, number>();
let drawersKnown = 0;
let lettersKept = 0;
const drawnFrom = new Map<string, string>();

/**
 * The same of what is alike for everybody, such as a form of choices without a choice, or the whole office's, such as the law on a practice: drawn anew when anything that it
 * is drawn from is another, and kept meanwhile.
 * Never for what somebody wrote or may alone read: that is drawn for them, and stays nowhere.
 */
export function DrawnFrom<From extends Plain>({ as = "div", from, draw, ...attributes }: DrawnFromProps<From>) {
  return <Drawn as={as} {...attributes} html={keptDrawing(draw, from)} />;
}

function keptDrawing<From extends Plain>(draw: (from: From) => ReactNode, from: From): string {
  const drawer = drawers.get(draw) ?? (drawersKnown += 1);
  drawers.set(draw, drawer);
  // By the whole of it and not by a digest: two are never taken for one.
  const name = `${String(drawer)} ${JSON.stringify(from)}`;
  const known = drawnFrom.get(name);
  if (known !== undefined) drawnFrom.delete(name);
  const drawn = known ?? drawnText(draw(from));
  drawnFrom.set(name, drawn);
  if (known === undefined) lettersKept += name.length + drawn.length;
  for (const [oldest, text] of drawnFrom) {
    if (drawnFrom.size <= MOST_DRAWINGS && lettersKept <= MOST_LETTERS) break;
    drawnFrom.delete(oldest);
    lettersKept -= oldest.length + text.length;
  }
  return drawn;
}
