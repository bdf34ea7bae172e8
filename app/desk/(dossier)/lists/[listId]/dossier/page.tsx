import * as z from "zod";
import { DossierTools } from "@/components/desk/advocacy/dossier-tools";
import { DeskNotFound } from "@/components/desk/not-found";
import { Dossier } from "@/components/public/dossier";
import { requireActor } from "@/lib/accounts/require-actor";
import { getList } from "@/lib/advocacy/queries/get-list";
import { PDF_REFUSALS } from "@/lib/advocacy/schema";
import { dayOf } from "@/lib/core/days";
import { listIdSchema } from "@/lib/core/ids";
import { LOCALES } from "@/lib/core/kinds";
import { languageTag } from "@/lib/core/languages";
import { readDossier } from "@/lib/editions/queries/read-dossier";
import { translatorFor } from "@/lib/messages/translate";
import { now } from "@/lib/platform/clock";
import { env } from "@/lib/platform/env";

const paramsSchema = z.object({ listId: listIdSchema });
const searchSchema = z.object({ language: z.enum(LOCALES).optional().catch(undefined), /** Why there is no PDF. */ pdf: z.enum(PDF_REFUSALS).optional().catch(undefined) });

/** A list as a document to print, from the public record as it stands now; in either language. No note stands in it, and nothing of the desk but the list's name. */
export default async function DossierPage({ params, searchParams }: { params: Promise<unknown>; searchParams: Promise<unknown> }) {
  const actor = await requireActor();
  const { locale } = actor;
  const asked = paramsSchema.safeParse(await params);
  const list = asked.success ? await getList(actor, asked.data.listId) : null;
  if (list === null) {
    return (
      <main id="content" className="mx-auto w-full max-w-page px-4 py-8">
        <DeskNotFound locale={locale} />
      </main>
    );
  }
  const { language = locale, pdf: refused } = searchSchema.parse(await searchParams);
  const content = await readDossier(list.people.map(({ personId }) => personId));
  return (
    <>
      <title>{`${list.name} – ${translatorFor(language, "advocacy")("dossier.label")}`}</title>
      <div lang={languageTag(language)} className="flex grow flex-col">
        <Dossier
          content={content}
          title={list.name}
          today={dayOf(now())}
          locale={language}
          tools={(isWhole) => <DossierTools locale={locale} language={language} listId={list.id} isWhole={isWhole} makesPdfs={env().CHROMIUM_PATH !== undefined} refused={refused} />}
        />
      </div>
    </>
  );
}
