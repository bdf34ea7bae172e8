import { DeskPage } from "@/components/desk/desk-page";
import type { Locale } from "@/lib/core/kinds";
import { paths } from "@/lib/core/paths";
import { translatorFor } from "@/lib/messages/translate";

/** For what does not exist and for what is not this person's to see, alike. The edge turns the meta into the status. */
export function DeskNotFound({ locale }: { locale: Locale }) {
  const t = translatorFor(locale, "desk");
  return (
    <DeskPage locale={locale} title={t("notFound.title")}>
      <meta name="x-status" content="404" />
      <p>{t("notFound.text")}</p>
      <p className="mt-4">
        <a href={paths.desk.cases()}>{t("nav.find")}</a>
      </p>
    </DeskPage>
  );
}
