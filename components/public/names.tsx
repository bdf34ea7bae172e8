import type { EditionBody, EditionName } from "@/lib/editions/contract";
import { translatorFor } from "@/lib/messages/translate";
import { Fact } from "./evidence";
import { InLanguage } from "./record-link";
import { Section } from "./section";
import type { View } from "./view";

/** Written forms of a name, each with what it is and its sources. */
export function NameList({ names, className, view }: { names: readonly EditionName[]; className?: string; view: View }) {
  const words = translatorFor(view.locale, "words");
  return (
    <dl {...(className === undefined ? {} : { className })}>
      {names.map((name) => (
        <div key={name.id}>
          <dt>{words(`nameKind.${name.kind}`)}</dt>
          <dd>
            <Fact fact={name} view={view}>
              <InLanguage text={name.text} language={name.language} />
            </Fact>
          </dd>
        </div>
      ))}
    </dl>
  );
}

/** Every written form of a record's name, each with its sources. */
export function Names({ body, view }: { body: EditionBody; view: View }) {
  return (
    <Section id="names" title={translatorFor(view.locale, "public")("record.names")} locale={view.locale} empty={body.names.length === 0}>
      <NameList names={body.names} className="key-facts" view={view} />
    </Section>
  );
}
