import type { UnsentFields } from "@/lib/unsent/schema";

/** What a form was opened for stands no more, and with it the form: what was typed is still read here. */
export function GoneSince({ what, typed }: { what: string; typed: UnsentFields }) {
  return (
    <>
      <p className="mb-6">{what}</p>
      <ul className="grid gap-3">
        {Object.entries(typed).map(([name, words]) => (
          <li key={name} className="border-s-4 border-rule ps-4 whitespace-pre-line">
            {[words].flat().join(" · ")}
          </li>
        ))}
      </ul>
    </>
  );
}
