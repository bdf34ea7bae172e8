import * as z from "zod";
import { DeskNotFound } from "@/components/desk/not-found";
import { Dossier } from "@/components/public/dossier";
import { requireActor } from "@/lib/accounts/require-actor";
import { getList } from "@/lib/advocacy/queries/get-list";
import { dayOf } from "@/lib/core/days";
import { listIdSchema } from "@/lib/core/ids";
import { LOCALES } from "@/lib/core/kinds";
import { languageTag } from "@/lib/core/languages";
import { paths } from "@/lib/core/paths";
import { readDossier } from "@/lib/editions/queries/read-dossier";
import { translatorFor } from "@/lib/messages/translate";
import { now } from "@/lib/platform/clock";

const paramsSchema = z.object({ listId: listIdSchema });
const searchSchema = z.object({ language: z.enum(LOCALES).optional().catch(undefined) });

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
  const { language = locale } = searchSchema.parse(await searchParams);
  const t = translatorFor(locale, "advocacy");
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
          tools={
            <nav lang={languageTag(locale)} aria-label={t("lists.title")} className="mb-8 grid gap-2 border-b-4 border-rule pb-4 print:hidden">
              <p className="flex flex-wrap gap-x-6">
                <a href={paths.desk.list(list.id)} className="inline-flex min-h-11 items-center">{t("dossier.back")}</a>
                {LOCALES.map((each) => (
                  <a key={each} href={paths.desk.dossier(list.id, each)} lang={languageTag(each)} className="inline-flex min-h-11 items-center" {...(each === language ? { "aria-current": "true" as const } : {})}>
                    {translatorFor(each, "common")("languageName")}
                  </a>
                ))}
              </p>
              <p>{t("dossier.toPdf")}</p>
            </nav>
          }
        />
      </div>
    </>
  );
}
