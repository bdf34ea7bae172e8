import { TypedWords } from "@/components/desk/typed-words";
import type { UnsentFields } from "@/lib/unsent/schema";

/** What a form was opened for stands no more, and with it the form: what was typed is still read here. */
export function GoneSince({ what, typed }: { what: string; typed: UnsentFields }) {
  return (
    <>
      <p className="mb-6">{what}</p>
      <TypedWords typed={typed} />
    </>
  );
}
