import type { UnsentFields } from "@/lib/unsent/schema";

/** Fields that a page put there, and nobody typed. */
const OF_THE_PAGE = /Id$|^seen$/u;

/** What somebody typed into a form that stands no more, to be read and copied. */
export function TypedWords({ typed }: { typed: UnsentFields }) {
  const written = Object.entries(typed).map(([name, words]) => ({ name, text: [words].flat().join(" · ") }));
  return (
    <ul className="grid gap-3">
      {written
        .filter(({ name, text }) => text.trim() !== "" && !OF_THE_PAGE.test(name))
        .map(({ name, text }) => (
          <li key={name} className="border-s-4 border-rule ps-4 whitespace-pre-line">
            {text}
          </li>
        ))}
    </ul>
  );
}
