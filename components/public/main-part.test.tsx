import { renderToStaticMarkup } from "react-dom/server";
import { describe, expect, test } from "vitest";
import { MainPart } from "@/components/public/main-part";

function Twice({ words }: { words: string }) {
  return (
    <p title={words}>
      {words} <b>{words}</b>
    </p>
  );
}

describe("the main part of a public page", () => {
  test("holds what React draws of it, and every text in it as text", () => {
    const words = `<img src=x onerror="alert(1)"> & 'quoted' </main><script>`;
    const escaped = "&lt;img src=x onerror=&quot;alert(1)&quot;&gt; &amp; &#x27;quoted&#x27; &lt;/main&gt;&lt;script&gt;";
    expect(renderToStaticMarkup(<MainPart><Twice words={words} /></MainPart>)).toBe(`<main id="content" tabindex="-1"><p title="${escaped}">${escaped} <b>${escaped}</b></p></main>`);
  });

  test("is the same as if it had been drawn in place", () => {
    const part = (
      <>
        <label>
          <input type="checkbox" name="role" value="detained" defaultChecked /> Held
        </label>
        {["one", "two"].map((word) => <Twice key={word} words={word} />)}
      </>
    );
    expect(renderToStaticMarkup(<MainPart>{part}</MainPart>)).toBe(renderToStaticMarkup(<main id="content" tabIndex={-1}>{part}</main>));
  });

  test("is refused where it waits for something: half a page would look whole", () => {
    async function Waiting() {
      await Promise.resolve();
      return <p>late</p>;
    }
    expect(() => renderToStaticMarkup(<MainPart><Waiting /></MainPart>)).toThrow();
  });
});
