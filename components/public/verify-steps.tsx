import { KIND_PLURAL, type Locale } from "@/lib/core/kinds";
import { paths } from "@/lib/core/paths";
import type { PastEntry } from "@/lib/editions/past-edition";
import { translatorFor } from "@/lib/messages/translate";
import { Section } from "./section";

/** How anybody checks the hashes of a record by hand, with its own addresses. @param readable an edition whose content can be read */
export function VerifySteps({ readable, origin, locale }: { readable: PastEntry; origin: string; locale: Locale }) {
  const t = translatorFor(locale, "editions");
  const { kind, slug, number } = readable;
  const plural = KIND_PLURAL[kind];
  return (
    <Section id="verify" title={t("verify.title")} locale={locale}>
      <p className="paragraph">{t("verify.lead")}</p>
      <ol className="verify-steps">
        <li>
          {t("verify.first")}
          <Command text={`curl -s ${origin}${paths.apiEditions(plural, slug)}`} />
        </li>
        <li>
          {t("verify.second")}
          <Command text={`curl -s ${origin}${paths.apiEditionBody(plural, slug, number)} | sha256sum`} />
        </li>
        <li>{t("verify.third")}</li>
        <li>
          {t("verify.fourth")}
          <Command text={`npm run verify -- ${origin}${paths.record(locale, kind, slug)} --save ${slug}.json`} />
        </li>
      </ol>
      <p className="paragraph">{t("verify.limits")}</p>
    </Section>
  );
}

function Command({ text }: { text: string }) {
  return (
    <code className="command" lang="en" translate="no">
      {text}
    </code>
  );
}
