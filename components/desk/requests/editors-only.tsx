import { DeskPage } from "@/components/desk/desk-page";
import type { Locale } from "@/lib/core/kinds";
import { errorSentence } from "@/lib/messages/translate";

/** A page of the desk for editors, as everybody else meets it. It exists for everybody alike, so it says so. */
export function EditorsOnly({ locale, title }: { locale: Locale; title: string }) {
  return (
    <DeskPage locale={locale} title={title} crumbs={[]}>
      <meta name="x-status" content="403" />
      <p>{errorSentence(locale, "editorsOnly")}</p>
    </DeskPage>
  );
}
