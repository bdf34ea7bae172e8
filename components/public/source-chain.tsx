import type { EditionCitation } from "@/lib/editions/contract";
import { chainsOf } from "@/lib/editions/source-notes";
import { translatorFor } from "@/lib/messages/translate";
import { HowPut } from "./how-put";
import { RecordLink } from "./record-link";
import type { View } from "./view";

/** The way of the words: letter → newspaper → news site, first source first. Nothing where the source quoted rests on no other here. */
export function SourceChain({ citations, view }: { citations: readonly EditionCitation[]; view: View }) {
  const t = translatorFor(view.locale, "public");
  return (
    <>
      {chainsOf(citations, view.lookup).filter(({ length }) => length > 1).map((chain) => (
        <p key={chain.map(({ body }) => body.id).join()} className="chain">
          <span className="chain-label">{t("sources.chain")}</span>{" "}
          {chain.map((source, position) => (
            <span key={source.body.id} className="chain-link">
              {position === 0 ? null : (
                <>
                  <span aria-hidden="true"> → </span>
                  <span className="sr-only"> {t("sources.then")} </span>
                </>
              )}
              {source.mark === null ? null : <><HowPut how={source.mark} locale={view.locale} />{" "}</>}
              <RecordLink edition={source} view={view} />
            </span>
          ))}
        </p>
      ))}
    </>
  );
}
