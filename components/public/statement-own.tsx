import type { EditionBodyOf } from "@/lib/editions/contract";
import { translatorFor } from "@/lib/messages/translate";
import { Section } from "./section";
import { Signatories } from "./signatories";
import { AboutList, SpeakerList } from "./statement-lists";
import { Passages } from "./statement-parts";
import type { View } from "./view";

/** What an edition of a statement itself says: who spoke, its words, who put their name to it, whom and what it is about. */
export function StatementOwn({ body, view }: { body: EditionBodyOf<"statement">; view: View }) {
  const { locale, lookup } = view;
  const t = translatorFor(locale, "public");
  const about = body.about.filter(({ to }) => lookup.has(to));
  return (
    <>
      <Section id="speakers" title={t("statement.speakers")} locale={locale} empty={body.speakers.length === 0}>
        <SpeakerList speakers={body.speakers} view={view} />
      </Section>
      <Section id="passages" title={t("statement.words")} locale={locale} empty={body.passages.length === 0} note={body.passages.length === 0 ? undefined : t("statement.wordsNote")}>
        <Passages passages={body.passages} view={view} />
      </Section>
      <Signatories body={body} view={view} />
      <Section id="about" title={t("statement.about")} locale={locale} empty={about.length === 0}>
        <AboutList about={about} view={view} />
      </Section>
    </>
  );
}
