import { renderToStaticMarkup } from "react-dom/server";
import { describe, expect, test } from "vitest";
import { DrawnForAll, DrawnOnce } from "@/components/ui/drawn-once";

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

describe("a part of a page that is alike for everybody", () => {
  test("is drawn when it is first asked for, and kept under its name", () => {
    let drawn = 0;
    const page = (name: string) => renderToStaticMarkup(<DrawnForAll name={name} draw={() => <p>drawn {(drawn += 1)}</p>} />);
    expect([page("leek en"), page("leek en"), page("leek zh")]).toEqual(["<div><p>drawn 1</p></div>", "<div><p>drawn 1</p></div>", "<div><p>drawn 2</p></div>"]);
  });
});
