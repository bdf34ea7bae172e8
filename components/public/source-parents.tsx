import type { EditionSourceLink } from "@/lib/editions/contract";
import { isOf } from "@/lib/editions/edition";
import { translatorFor } from "@/lib/messages/translate";
import { Fact } from "./evidence";
import { RecordLinkById } from "./record-link";
import type { View } from "./view";

/** The sources that a source rests on, and those that they rest on in turn. */
export function SourceParents({ links, view, depth = 0 }: { links: readonly EditionSourceLink[]; view: View; depth?: number }) {
  return (
    <ul className={depth === 0 ? "links" : "links nested"}>
      {links.map((link) => {
        const parent = view.lookup.get(link.parent);
        if (!isOf(parent, "source")) return null;
        const above = parent.body.parents.filter((next) => view.lookup.has(next.parent));
        return (
          <li key={link.id}>
            {depth === 0 ? (
              <Fact fact={link} view={view}>
                <RecordLinkById id={link.parent} view={view} />
              </Fact>
            ) : (
              <>
                {translatorFor(view.locale, "public")("source.whichRestsOn")} <RecordLinkById id={link.parent} view={view} />
              </>
            )}
            {above.length === 0 || depth >= DEEPEST ? null : <SourceParents links={above} view={view} depth={depth + 1} />}
          </li>
        );
      })}
    </ul>
  );
}

// A loop that the desk let through ends here.
const DEEPEST = 6;
