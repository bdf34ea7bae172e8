import { renderToStaticMarkup } from "react-dom/server";
import { expect, it } from "vitest";
import { FigureTable } from "@/components/public/chart-parts";

it("explains a table above the region that scrolls: within it, a caption is as wide as the table and is cut off on a phone", () => {
  const html = renderToStaticMarkup(<FigureTable id="invented-caption" caption="What the numbers mean."><tbody /></FigureTable>);
  const region = html.indexOf('role="region"');
  expect(region).toBeGreaterThan(0);
  expect(html.indexOf("What the numbers mean.")).toBeLessThan(region);
  // Region and table are still called by it.
  expect(html.match(/aria-labelledby="invented-caption"/gu)).toHaveLength(2);
});
