import { renderToString } from "react-dom/server";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { DrawnApart } from "@/components/ui/drawn-apart";
import { DrawnFrom, DrawnOnce } from "@/components/ui/drawn-once";
import * as manners from "@/lib/core/drawing-manner";
import * as apart from "@/lib/core/drawn-apart";

const { countApart, MOST_LETTERS_WAITING, putApart, takeApart } = apart;

describe("a text on its way past the description of a page", () => {
  beforeEach(() => vi.useFakeTimers({ toFake: ["performance", "setTimeout", "clearTimeout"] }));
  afterEach(() => {
    vi.advanceTimersByTime(3 * 60_000);
    vi.useRealTimers();
  });

  test("is taken once, by its name, and nobody else's is given for it", () => {
    const names = [putApart("<li>one</li>"), putApart("<li>two</li>")];
    expect(names.toReversed().map(takeApart)).toEqual(["<li>two</li>", "<li>one</li>"]);
    expect(() => takeApart(names[0] ?? "")).toThrow("gone");
    expect(countApart()).toBe(0);
  });

  test("does not wait for ever where its page was given up", () => {
    const left = putApart("<li>left</li>");
    vi.advanceTimersByTime(50_000);
    const later = putApart("<li>later</li>");
    vi.advanceTimersByTime(20_000);
    expect(takeApart(putApart("<li>last</li>"))).toBe("<li>last</li>");
    expect(() => takeApart(left)).toThrow("gone");
    expect(takeApart(later)).toBe("<li>later</li>");
  });

  test("goes also where no other page is asked for, and where too much waits", () => {
    putApart("<li>left</li>");
    expect(countApart()).toBe(1);
    vi.advanceTimersByTime(2 * 60_000);
    expect(countApart()).toBe(0);
    const long = "x".repeat(MOST_LETTERS_WAITING / 4);
    const names = Array.from({ length: 5 }, () => putApart(long));
    expect(() => takeApart(names[0] ?? "")).toThrow("gone");
    expect(names.slice(1).map((name) => takeApart(name).length)).toEqual(Array.from({ length: 4 }, () => long.length));
    expect(countApart()).toBe(0);
  });
});

describe("a still part of a page of the desk", () => {
  afterEach(() => vi.restoreAllMocks());
  const drawn = (words: string) => (
    <DrawnOnce as="ul" className="grid" aria-label="words">
      <li title={words}>{words}</li>
    </DrawnOnce>
  );
  const inManner = (manner: manners.DrawingManner) => vi.spyOn(manners, "drawingOfRequest").mockReturnValue({ manner, StillPart: DrawnApart });
  const words = `<b> & "quoted" </ul>`;

  test("stands in the document's HTML, and in its description by a name alone", () => {
    const plain = renderToString(drawn(words));
    inManner("apart");
    const page = renderToString(drawn(words));
    const name = /data-drawn="(\d+)"/u.exec(page)?.[1] ?? "";
    expect(page).toBe(plain.replace(">", ` data-drawn="${name}">`));
    expect(countApart()).toBe(0);
  });

  test("is told as it is where the answer is no document", () => {
    const plain = renderToString(drawn(words));
    inManner("told");
    expect(renderToString(drawn(words))).toBe(plain);
    expect(countApart()).toBe(0);
  });

  test("is a part of the text around it where one stands in another", () => {
    const line = ({ said }: { said: string }) => <b>{said}</b>;
    const around = (
      <DrawnOnce>
        {drawn(words)}
        <DrawnFrom from={{ said: words }} draw={line} />
      </DrawnOnce>
    );
    const plain = renderToString(around);
    inManner("apart");
    expect(renderToString(around).match(/data-drawn/gu)).toHaveLength(1);
    expect(renderToString(around).replace(/ data-drawn="\d+"/u, "")).toBe(plain);
    expect(countApart()).toBe(0);
  });

  test("is missed loudly where nothing was put there for it", () => {
    inManner("apart");
    vi.spyOn(apart, "putApart").mockReturnValue("none");
    expect(() => renderToString(drawn(words))).toThrow("gone");
  });
});
