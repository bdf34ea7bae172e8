/** What a long profile costs its reader (the promise "Read on any phone"): counted in the bytes that are sent, not in those that are kept. */
import { expect, test } from "@playwright/test";
import { makeLongTimeline } from "../make-records";
import { bytesOnTheWire } from "./bytes-on-the-wire";

test.use({ javaScriptEnabled: false });

/** HTML and styles together, compressed by Brotli, with their headers. */
const MOST_BYTES = 40_000;
const MOST_REQUESTS = 4;
const ENTRIES = 60;

let slug: string;
test.beforeAll(async () => {
  ({ slug } = await makeLongTimeline());
});

for (const locale of ["en", "zh"] as const) {
  test(`a profile with sixty entries weighs at most 40 kB in at most four requests, without a byte of script (${locale})`, async ({ page, baseURL }) => {
    const asked: { url: string; type: string }[] = [];
    page.on("request", (request) => asked.push({ url: request.url(), type: request.resourceType() }));
    await page.goto(`/${locale}/people/${slug}`, { waitUntil: "networkidle" });
    await expect(page.locator("#timeline ol.timeline > li")).toHaveCount(ENTRIES);
    expect(asked.filter(({ type }) => type === "script")).toEqual([]);
    expect(asked.length).toBeLessThanOrEqual(MOST_REQUESTS);
    let sum = 0;
    for (const { url } of asked.filter(({ type }) => type !== "other")) sum += await bytesOnTheWire(new URL(url, baseURL).href);
    test.info().annotations.push({ type: "bytes", description: String(sum) });
    expect(sum).toBeLessThanOrEqual(MOST_BYTES);
  });
}
