import { afterEach, describe, expect, it, vi } from "vitest";
import { printedAddress, publicHref } from "@/lib/editions/site";

const PATH = "/en/people/aubergine/editions/1";

function on(surface: string, publicOrigin: string): void {
  vi.stubEnv("DATABASE_URL_READER", "postgresql://nobody@localhost/nothing");
  vi.stubEnv("CASELIGHT_SECRET", "invented-invented-invented-invented");
  vi.stubEnv("CASELIGHT_ORIGIN", "https://secret-desk.caselight.example");
  vi.stubEnv("SURFACE", surface);
  vi.stubEnv("CASELIGHT_PUBLIC_ORIGIN", publicOrigin);
}

afterEach(() => vi.unstubAllEnvs());

describe("an address of the public site", () => {
  it("is a path where this process serves it itself, and printed it is whole", () => {
    on("all", "https://elsewhere.caselight.example");
    expect([publicHref(PATH), publicHref("#facts"), printedAddress(PATH)]).toEqual([PATH, "#facts", `https://secret-desk.caselight.example${PATH}`]);
  });

  it("on a desk of its own is that of the public half, and never the desk's", () => {
    on("desk", "https://caselight.example");
    expect([publicHref(PATH), publicHref("#facts"), printedAddress(PATH)]).toEqual([`https://caselight.example${PATH}`, "#facts", `https://caselight.example${PATH}`]);
  });

  it("on a desk of its own that was not told where that is leads nowhere, and is not printed", () => {
    on("desk", "");
    expect([publicHref(PATH), publicHref("#facts"), printedAddress(PATH)]).toEqual([undefined, "#facts", null]);
  });
});
