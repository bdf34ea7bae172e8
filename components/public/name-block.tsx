import type { EditionBodyOf, EditionName } from "@/lib/editions/contract";
import { headNames } from "@/lib/editions/labels";
import { translatorFor } from "@/lib/messages/translate";
import { NameList } from "./names";
import { idIn, type View } from "./view";

/** Every written form of a person's name, in its script, with what it is and who writes it so: straight under the heading, where a name is compared. */
export function NameBlock({ body, view }: { body: EditionBodyOf<"person">; view: View }) {
  const heads = headNames(body.names, view.locale);
  const isHead = (name: EditionName) => heads.some(({ id }) => id === name.id);
  if (body.names.length === 0) return null;
  return (
    <section id={idIn(view, "names")} className="name-block" {...(view.within === undefined ? { "aria-label": translatorFor(view.locale, "public")("record.names") } : {})}>
      <NameList names={body.names.toSorted((a, b) => Number(isHead(b)) - Number(isHead(a)))} view={view} />
    </section>
  );
}
