import type { EditionBody } from "@/lib/editions/contract";
import { translatorFor } from "@/lib/messages/translate";
import { Fact } from "./evidence";
import { InLanguage } from "./record-link";
import { Section } from "./section";
import type { View } from "./view";

/** Every written form of a record's name, each with its sources. */
export function Names({ body, view }: { body: EditionBody; view: View }) {
  const t = translatorFor(view.locale, "public");
  const words = translatorFor(view.locale, "words");
  return (
    <Section id="names" title={t("record.names")} locale={view.locale} empty={body.names.length === 0}>
      <dl className="key-facts">
        {body.names.map((name) => (
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
    </Section>
  );
}
