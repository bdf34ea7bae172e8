"use client";

const WORDS = [
  { lang: "en", title: "This page cannot be shown right now", text: "Something went wrong on our side, or the connection was lost. What was saved before is safe. Load the page again.", again: "Load again" },
  { lang: "zh-Hans", title: "目前无法显示此页面", text: "我们这一方出了问题，或连接已中断。此前保存的内容都是安全的。请重新载入页面。", again: "重新载入" },
] as const;

/** In place of a desk page that failed in the browser; in both languages, since who is signed in may be what could not be read. */
export default function DeskError() {
  return (
    <main className="mx-auto grid w-full max-w-page gap-8 px-4 py-8">
      {WORDS.map(({ lang, title, text, again }, index) => {
        const Heading = index === 0 ? "h1" : "h2";
        return (
          <section key={lang} lang={lang}>
            <Heading>{title}</Heading>
            <p className="my-3">{text}</p>
            <button type="button" className="min-h-11 underline" onClick={() => window.location.reload()}>
              {again}
            </button>
          </section>
        );
      })}
    </main>
  );
}
