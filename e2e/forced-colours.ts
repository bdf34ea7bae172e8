/** What a page loses where the system's colours stand in the place of its own (Windows' contrast themes): backgrounds go, shadows go, drawings keep what they are given. */
import type { Page } from "@playwright/test";

/** Shapes by their class within each drawing: how each is filled and lined, and whether anything of it is to be seen. */
type Drawing = Readonly<Record<string, { look: string; isSeen: boolean }>>;

function drawingsOn(page: Page): Promise<Drawing[]> {
  return page.evaluate(() => {
    /** A colour as the browser draws it: system colours too have a name of numbers then. */
    const ground = getComputedStyle(document.body).backgroundColor;
    return [...document.querySelectorAll("main svg")].map((drawing) => {
      const shapes: Record<string, { look: string; isSeen: boolean }> = {};
      for (const shape of drawing.querySelectorAll("rect, line, path, circle, ellipse, polygon, polyline")) {
        const { fill, stroke, strokeWidth, strokeDasharray, opacity, fillOpacity } = getComputedStyle(shape);
        const isFilled = fill !== "none" && fill !== ground && Number(fillOpacity) > 0 && shape.tagName !== "line";
        const isLined = stroke !== "none" && stroke !== ground && Number.parseFloat(strokeWidth) > 0;
        const look = [isFilled ? `${fill} ${fillOpacity}` : "empty", isLined ? `${stroke} ${strokeWidth} ${strokeDasharray}` : "unlined", opacity].join(" ");
        shapes[shape.getAttribute("class") ?? "plain"] = { look, isSeen: (isFilled || isLined) && Number(opacity) > 0 };
      }
      return shapes;
    });
  });
}

/** Pairs of shapes that one can tell apart in ordinary colours and not in the system's, and shapes that are not seen any more. */
function lostOf(ordinary: Drawing, forced: Drawing): string[] {
  const names = Object.keys(ordinary);
  const unseen = names.filter((name) => ordinary[name]?.isSeen === true && forced[name]?.isSeen !== true).map((name) => `${name} is not seen`);
  const alike = names.flatMap((one, index) => names.slice(index + 1).filter((other) => ordinary[one]?.look !== ordinary[other]?.look && forced[one]?.look === forced[other]?.look).map((other) => `${one} looks like ${other}`));
  return [...unseen, ...alike];
}

/** Controls whose edge was a background, the entry for the page that is open where it looks like the others, and marks without a word. */
function statesLost(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const hasEdge = (element: Element) => {
      const { borderTopStyle, borderTopWidth, borderBottomStyle, borderBottomWidth, appearance } = getComputedStyle(element);
      return appearance !== "none" || (borderTopStyle !== "none" && Number.parseFloat(borderTopWidth) > 0) || (borderBottomStyle !== "none" && Number.parseFloat(borderBottomWidth) > 0);
    };
    const seen = (selector: string) => [...document.querySelectorAll<HTMLElement>(selector)].filter((element) => element.getClientRects().length > 0);
    const edgeless = seen("button, input:not([type=hidden], [type=radio], [type=checkbox]), select, textarea").filter((control) => !hasEdge(control));
    const lookOf = (element: Element) => {
      const { borderBottomColor, borderBottomWidth, fontWeight, textDecorationLine } = getComputedStyle(element);
      return [borderBottomColor, borderBottomWidth, fontWeight, textDecorationLine].join(" ");
    };
    const unmarked = seen("nav [aria-current=page]").filter((here) => {
      const other = [...(here.closest("nav")?.querySelectorAll("a:not([aria-current])") ?? [])][0];
      return other !== undefined && lookOf(other) === lookOf(here);
    });
    const wordless = seen(".mark").filter((mark) => !/\p{L}{2}/u.test(mark.innerText));
    return [...edgeless.map((each) => `no edge: ${each.outerHTML.slice(0, 100)}`), ...unmarked.map((each) => `like the others: ${each.outerHTML.slice(0, 100)}`), ...wordless.map((each) => `no word: ${each.outerHTML.slice(0, 100)}`)];
  });
}

/** Everything that the page as it stands loses in forced colours; empty where nothing is lost. Leaves the page in ordinary colours. */
export async function lostInForcedColours(page: Page): Promise<string[]> {
  await page.emulateMedia({ forcedColors: "none" });
  const ordinary = await drawingsOn(page);
  await page.emulateMedia({ forcedColors: "active" });
  const [forced, states] = [await drawingsOn(page), await statesLost(page)];
  await page.emulateMedia({ forcedColors: "none" });
  return [...new Set([...ordinary.flatMap((drawing, index) => lostOf(drawing, forced[index] ?? {})), ...states])];
}
