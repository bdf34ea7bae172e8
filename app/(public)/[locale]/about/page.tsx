import type { Metadata } from "next";
import { NotFoundView } from "@/components/public/absent-view";
import { Frame } from "@/components/public/frame";
import { listMetadata } from "@/components/public/list-page";
import { localeOf } from "@/components/public/params";
import { Section } from "@/components/public/section";
import { VocabularyList } from "@/components/public/vocabulary-list";
import { paths } from "@/lib/core/paths";
import { readPractices } from "@/lib/editions/queries/read-practices";
import { translatorFor } from "@/lib/messages/translate";

type PageProps = { params: Promise<{ locale: string }> };

export const dynamic = "force-dynamic";

export async function generateMetadata({ params }: PageProps): Promise<Metadata> {
  const { locale } = await localeOf(params);
  return listMetadata(locale, translatorFor(locale, "common")("about"), translatorFor(locale, "public")("about.lead"));
}

const METHOD = ["facts", "quotations", "dates", "allegations", "disagreement", "editions", "basis", "seed"] as const;
const CAVEATS = ["silence", "names", "law", "counts"] as const;
const CORRECTIONS = ["what", "how", "withdrawal"] as const;

export default async function AboutPage({ params }: PageProps) {
  const { locale, known } = await localeOf(params);
  if (!known) return <NotFoundView locale={locale} />;
  const practices = await readPractices();
  const t = translatorFor(locale, "public");
  return (
    <Frame locale={locale} path="/about">
      <h1>{translatorFor(locale, "common")("about")}</h1>
      <p className="lead">{t("about.lead")}</p>
      <Section id="method" title={t("about.method.title")} locale={locale}>
        {METHOD.map((part) => (
          <p key={part} className="paragraph">
            {t(`about.method.${part}`)}
          </p>
        ))}
      </Section>
      <Section id="caveats" title={t("about.caveats.title")} locale={locale}>
        {CAVEATS.map((part) => (
          <p key={part} className="paragraph">
            {t(`about.caveats.${part}`)}
          </p>
        ))}
      </Section>
      <Section id="corrections" title={t("about.corrections.title")} locale={locale}>
        {CORRECTIONS.map((part) => (
          <p key={part} className="paragraph">
            {t(`about.corrections.${part}`)}
          </p>
        ))}
        <p className="paragraph">
          <a href={paths.corrections(locale)}>{translatorFor(locale, "requests")("link")}</a>
        </p>
      </Section>
      <Section id="vocabulary" title={t("about.vocabulary")} locale={locale} note={t("practice.vocabularyNote")}>
        <VocabularyList practices={practices} locale={locale} />
      </Section>
      <Section id="licence" title={t("about.licence.title")} locale={locale}>
        <p className="paragraph">{t("about.licence.data")}</p>
        <p className="paragraph">{t("about.licence.quotations")}</p>
        <p className="paragraph">{t("about.licence.privacy")}</p>
      </Section>
    </Frame>
  );
}
