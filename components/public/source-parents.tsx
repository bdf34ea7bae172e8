import type { EditionSourceLink } from "@/lib/editions/contract";
import { isOf, type EditionOf } from "@/lib/editions/edition";
import { isAffirmed } from "@/lib/editions/mark";
import { parentsOf } from "@/lib/editions/source-notes";
import { translatorFor } from "@/lib/messages/translate";
import { Fact } from "./evidence";
import { HowPut } from "./how-put";
import { RecordLink, RecordLinkById } from "./record-link";
import type { View } from "./view";

/** The sources that a source rests on as sources say it, and those that they rest on in turn. */
export function SourceParents({ links, view }: { links: readonly EditionSourceLink[]; view: View }) {
  return (
    <ul className="links">
      {links.map((link) => {
        const parent = view.lookup.get(link.parent);
        return isOf(parent, "source") ? (
          <li key={link.id}>
            <Fact fact={link} view={view}>
              <RecordLinkById id={link.parent} view={view} />
            </Fact>
            {isAffirmed(link) ? <InTurn source={parent} view={view} depth={1} /> : null}
          </li>
        ) : null;
      })}
    </ul>
  );
}

/** Without their sources and voices, which stand on that source's own page: each with the mark of what they say together, and none that is only denied. */
function InTurn({ source, view, depth }: { source: EditionOf<"source">; view: View; depth: number }) {
  const parents = parentsOf(source.body, view.lookup);
  if (parents.length === 0 || depth > DEEPEST) return null;
  return (
    <ul className="links nested">
      {parents.map(({ edition, mark }) => (
        <li key={edition.body.id}>
          {translatorFor(view.locale, "public")("source.whichRestsOn")} <RecordLink edition={edition} view={view} />
          {mark === null ? null : <> <HowPut how={mark} locale={view.locale} /></>}
          <InTurn source={edition} view={view} depth={depth + 1} />
        </li>
      ))}
    </ul>
  );
}

// A loop that the desk let through ends here.
const DEEPEST = 6;
