"use client";

import { Checkbox } from "@/components/forms/choices";
import { formClasses } from "@/components/forms/form-classes";
import { useFormState } from "@/components/forms/form-state";

type Alike = { id: string; title: string; lang: string | null };

/** Of a refused post: what is on file and called alike. */
function alikeIn(conflict: unknown): Alike[] {
  return typeof conflict === "object" && conflict !== null && "alike" in conflict ? (conflict as { alike: Alike[] }).alike : [];
}

/** What is on file and called alike, each with its file, and the word of whoever looked that it is another one. Nothing before somebody has tried to save. */
export function AlikeRecords({ words, at }: { words: { title: string; confirm: string }; /** Before an id, the address of its file. */ at: string }) {
  const { failure, values } = useFormState();
  const alike = alikeIn(failure?.conflict);
  // Said before, it stays said where something else was wrong.
  if (alike.length === 0 && values?.["confirmed"] === undefined) return null;
  return (
    <section aria-labelledby="alike" className="border-s-4 border-caution ps-4">
      <h2 id="alike" className={formClasses.legend}>{words.title}</h2>
      <ul className="my-2 list-disc ps-5">
        {alike.map(({ id, title, lang }) => (
          <li key={id}>
            <a href={`${at}${id}`} lang={lang ?? undefined} target="_blank" rel="noreferrer">
              {title}
            </a>
          </li>
        ))}
      </ul>
      <Checkbox name="confirmed" label={words.confirm} />
    </section>
  );
}
