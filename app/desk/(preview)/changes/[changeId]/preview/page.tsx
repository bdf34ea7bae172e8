import * as z from "zod";
import { ClosedNotice } from "@/components/desk/accounts/closed-notice";
import { DeskPage } from "@/components/desk/desk-page";
import { recordTitle } from "@/components/desk/fact-words";
import { DeskNotFound } from "@/components/desk/not-found";
import { PreviewNotice } from "@/components/desk/preview/preview-notice";
import { PreviewedRecord } from "@/components/public/previewed-record";
import { deskClosing } from "@/lib/accounts/queries/desk-closing";
import { requireActor } from "@/lib/accounts/require-actor";
import { changeIdSchema } from "@/lib/core/ids";
import { LOCALES } from "@/lib/core/kinds";
import { languageTag } from "@/lib/core/languages";
import { paths } from "@/lib/core/paths";
import { readPreview } from "@/lib/editions/queries/read-preview";
import { errorSentence, translatorFor } from "@/lib/messages/translate";
import { previewChange } from "@/lib/publication/queries/preview-change";

const paramsSchema = z.object({ changeId: changeIdSchema });
const searchSchema = z.object({ language: z.enum(LOCALES).optional(), of: z.literal("coming_back").optional() });

/** A change as the public would read it, drawn by the public page's own components from the body that publication would make. Kept by nobody. */
export default async function PreviewPage({ params, searchParams }: { params: Promise<unknown>; searchParams: Promise<unknown> }) {
  const actor = await requireActor();
  const { locale } = actor;
  const [asked, search] = [paramsSchema.safeParse(await params), searchSchema.safeParse(await searchParams)];
  const preview = asked.success && search.success ? await previewChange(actor, asked.data.changeId) : null;
  const closed = <ClosedNotice locale={locale} closing={await deskClosing()} />;
  if (preview === null) {
    return (
      <>
        {closed}
        <main id="content" className="mx-auto w-full max-w-page px-4 py-8">
          <DeskNotFound locale={locale} />
        </main>
      </>
    );
  }
  const t = translatorFor(locale, "reviewing");
  const name = recordTitle(preview.record, locale);
  const title = t("preview.title", { name: name.text });
  const { refused, comesBack } = preview;
  if (preview.proposed === null) {
    return (
      <>
        {closed}
        <main id="content" className="mx-auto w-full max-w-page px-4 py-8">
          <DeskPage locale={locale} title={title} crumbs={[{ href: paths.desk.change(preview.changeId), label: t("preview.back") }]}>
            {preview.refusal === null ? <p>{t("preview.staysAway")}</p> : <p className="border-s-4 border-caution ps-3">{t("preview.refused")} {errorSentence(locale, preview.refusal)}</p>}
            {comesBack !== null && <p className="mt-3">{t("preview.staysInside", { name: recordTitle(comesBack.record, locale).text })}</p>}
            {refused !== null && refused.id !== preview.record.id && (
              <p className="mt-3">
                {t("preview.refusedWith")} <a href={paths.desk.record(refused.id)} lang={recordTitle(refused, locale).lang}>{recordTitle(refused, locale).text}</a>
              </p>
            )}
            {preview.refusal === "basisMissing" && (
              <p className="mt-3">
                <a href={paths.desk.basis((refused ?? preview.record).id)} className="inline-flex min-h-11 items-center">{translatorFor(locale, "consent")("link")}</a>
              </p>
            )}
          </DeskPage>
        </main>
      </>
    );
  }
  const { companions, isNew } = preview.proposed;
  const { language: wished, of } = search.data ?? {};
  const language = wished ?? locale;
  // What stands again is drawn beside what stays, each among the other.
  const back = comesBack?.edition ?? null;
  const isBack = of === "coming_back" && back !== null;
  const edition = isBack ? back : preview.proposed.edition;
  const content = await readPreview(edition, [...companions, ...(isBack ? [preview.proposed.edition] : back === null ? [] : [back])]);
  const unseen = content.unseen.flatMap((id) => preview.mentioned[id] ?? []);
  const notice = (
    <>
      {closed}
      <PreviewNotice locale={locale} language={language} changeId={preview.changeId} isNew={isBack || isNew} cutAt={content.cutAt} recordId={preview.record.id} heldBack={preview.heldBack} unseen={unseen} comesBack={comesBack === null ? null : { kept: preview.record, back: comesBack.record, isPublic: back !== null, isShown: isBack }} />
    </>
  );
  return (
    <>
      <title>{`${title} – ${translatorFor(locale, "desk")("siteName")}`}</title>
      <div lang={languageTag(language)} className="flex grow flex-col">
        {/* After the page's own skip link: a link to its content must come before every other one. */}
        <PreviewedRecord content={{ ...content, first: notice }} today={edition.publishedOn} locale={language} />
      </div>
    </>
  );
}
