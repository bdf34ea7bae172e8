import { ABOUT_RELATIONS } from "@/lib/core/kinds";
import type { EditionAbout, EditionSpeaker } from "@/lib/editions/contract";
import { translatorFor } from "@/lib/messages/translate";
import { Fact } from "./evidence";
import { InLanguage, RecordLinkById } from "./record-link";
import type { View } from "./view";

/** Who spoke, and how the source describes them. */
export function SpeakerList({ speakers, view }: { speakers: readonly EditionSpeaker[]; view: View }) {
  return (
    <ul className="links">
      {speakers.map((speaker) => {
        const known = speaker.by !== null && view.lookup.has(speaker.by);
        // A withdrawn speaker leaves no trace, not even the description.
        if (speaker.by !== null && !known) return null;
        return (
          <li key={speaker.id}>
            <Fact fact={speaker} view={view}>
              {speaker.by === null ? null : <RecordLinkById id={speaker.by} view={view} />}
              {speaker.described === null ? null : (
                <>
                  {known ? " · " : null}
                  <InLanguage text={speaker.described} language={speaker.language} />
                </>
              )}
            </Fact>
          </li>
        );
      })}
    </ul>
  );
}

/** Whom and what a statement names, concerns, reports, answers, comments on and is addressed to. */
export function AboutList({ about, view }: { about: readonly EditionAbout[]; view: View }) {
  const t = translatorFor(view.locale, "public");
  const relations = ABOUT_RELATIONS.filter((relation) => about.some((fact) => fact.relation === relation));
  return (
    <dl className="key-facts">
      {relations.map((relation) => (
        <div key={relation}>
          <dt>{t(`relation.${relation}`)}</dt>
          {about
            .filter((fact) => fact.relation === relation)
            .map((fact) => (
              <dd key={fact.id}>
                <Fact fact={fact} view={view}>
                  <RecordLinkById id={fact.to} view={view} />
                </Fact>
              </dd>
            ))}
        </div>
      ))}
    </dl>
  );
}
