import { renderToStaticMarkup } from "react-dom/server";
import { describe, expect, test } from "vitest";
import { DrawnFrom, DrawnOnce, MOST_DRAWINGS, MOST_LETTERS } from "@/components/ui/drawn-once";

function Twice({ words }: { words: string }) {
  return (
    <li title={words}>
      {words} <b>{words}</b>
    </li>
  );
}

describe("a part of a page that is drawn once", () => {
  test("is the element that it says, and every text in it stays text", () => {
    const words = `<img src=x onerror="alert(1)"> & 'quoted' </ul><script>`;
    const part = [<Twice key="one" words={words} />];
    const attributes = { className: "grid", "aria-label": words };
    expect(renderToStaticMarkup(<DrawnOnce as="ul" {...attributes}>{part}</DrawnOnce>)).toBe(renderToStaticMarkup(<ul {...attributes}>{part}</ul>));
    expect(renderToStaticMarkup(<DrawnOnce>{part}</DrawnOnce>)).not.toMatch(/<img|<script|<\/ul>/u);
  });

  test("is refused where it waits for something: half a page would look whole", () => {
    async function Waiting() {
      await Promise.resolve();
      return <li>late</li>;
    }
    expect(() => renderToStaticMarkup(<DrawnOnce as="ol"><Waiting /></DrawnOnce>)).toThrow();
  });
});

describe("a part of a page that is the whole office's", () => {
  let drawn = 0;
  type Told = { locale: string; versions: readonly { longest: string | null; stands: boolean }[] };
  const versions = ({ locale, versions: those }: Told) => (drawn += 1, <p lang={locale}>{those.map(({ longest, stands }) => `${String(longest)} ${String(stands)}`).join(", ")} {drawn}</p>);
  const others = ({ locale }: Told) => (drawn += 1, <p lang={locale}>others {drawn}</p>);
  const page = (from: Told, draw = versions) => renderToStaticMarkup(<DrawnFrom from={from} draw={draw} />);
  const told: Told = { locale: "en", versions: [{ longest: "P6M", stands: true }, { longest: null, stands: true }] };

  test("is kept for as long as all that it is drawn from is alike, and is the element that it says", () => {
    const first = page(told);
    expect(first).toMatch(/^<div><p lang="en">P6M true, null true \d+<\/p><\/div>$/u);
    expect(page(structuredClone(told))).toBe(first);
    const offered = (tags: readonly string[]) => tags.map((tag) => <option key={tag} value={tag} label="<b>" />);
    expect(renderToStaticMarkup(<DrawnFrom as="datalist" id="leeks" from={["en", "\"'<"]} draw={offered} />)).toBe(renderToStaticMarkup(<datalist id="leeks">{offered(["en", "\"'<"])}</datalist>));
  });

  test("is another where anything of that is another, or where something else is drawn from it", () => {
    const each: Told[] = [told, { ...told, locale: "zh" }, { ...told, versions: [] }, { ...told, versions: told.versions.toReversed() }, { ...told, versions: [{ longest: "P6M", stands: false }, { longest: null, stands: true }] }, { ...told, versions: [{ longest: "null", stands: true }, { longest: null, stands: true }] }, { ...told, versions: [{ longest: "P6M", stands: true }, { longest: "", stands: true }] }];
    const pages = [...each.map((from) => page(from)), page(told, others)];
    expect(new Set(pages).size).toBe(pages.length);
    expect(each.map((from) => page(from))).toEqual(pages.slice(0, -1));
  });

  test("goes when so many others were asked for since, or so much of them is kept", () => {
    const first = page(told);
    const ask = (longest: string) => page({ locale: "en", versions: [{ longest, stands: true }] });
    for (let other = 1; other < MOST_DRAWINGS; other += 1) ask(`P${String(other)}D`);
    expect(page(told)).toBe(first);
    for (let other = 1; other <= MOST_DRAWINGS; other += 1) ask(`P${String(other)}M`);
    const again = page(told);
    expect(again).not.toBe(first);
    for (const letter of ["a", "b", "c", "d"]) ask(letter.repeat(MOST_LETTERS / 6));
    expect(page(told)).not.toBe(again);
  });
});
