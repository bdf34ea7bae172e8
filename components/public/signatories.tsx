import type { EditionBodyOf } from "@/lib/editions/contract";
import { plainSignatories, signatoriesOf } from "@/lib/editions/signatories";
import { translatorFor } from "@/lib/messages/translate";
import { Section } from "./section";
import { SignatureList } from "./signature-list";
import type { View } from "./view";

/** Who signed a statement and who is noted absent from it. Counted are those of whom it is plainly said, also on the page of a past edition. */
export function Signatories({ body, view }: { body: EditionBodyOf<"statement">; view: View }) {
  const { locale, lookup } = view;
  const t = translatorFor(locale, "public");
  const shown = body.signatures.filter(({ country }) => lookup.has(country));
  if (shown.length === 0) return null;
  const signed = shown.filter(({ state }) => state === "signed");
  const absent = shown.filter(({ state }) => state === "noted_absent");
  const counted = plainSignatories(body).filter((country) => lookup.has(country)).length;
  const contradicted = new Set(signatoriesOf(body).flatMap(({ country, mark }) => (mark === "disputed" ? country : [])));
  return (
    <>
      <Section id="signatories" title={t("statement.signatories", { count: counted })} locale={locale} empty={signed.length === 0} note={counted === signed.length ? undefined : t("statement.signatoriesNote")}>
        <SignatureList signatures={signed} view={view} contradicted={contradicted} />
      </Section>
      <Section id="absent" title={t("statement.absent")} locale={locale} empty={absent.length === 0} note={absent.length === 0 ? undefined : t("statement.absentNote")}>
        <SignatureList signatures={absent} view={view} contradicted={contradicted} />
      </Section>
    </>
  );
}
