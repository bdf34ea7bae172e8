import { randomUUID } from "node:crypto";
import { KeptNameForm } from "@/components/desk/advocacy/kept-name-form";
import { DeletedLists, ListRows } from "@/components/desk/advocacy/list-rows";
import { DeskPage } from "@/components/desk/desk-page";
import { formLabels } from "@/components/forms/form-labels";
import { requireActor } from "@/lib/accounts/require-actor";
import { makeListAction } from "@/lib/advocacy/actions";
import { listLists } from "@/lib/advocacy/queries/list-lists";
import { translatorFor } from "@/lib/messages/translate";

/** The lists of people that somebody keeps, and those that colleagues share with them. */
export default async function ListsPage() {
  const actor = await requireActor();
  const { locale } = actor;
  const t = translatorFor(locale, "advocacy");
  const { lists, deleted } = await listLists(actor);
  const title = t("lists.title");
  return (
    <DeskPage locale={locale} title={title} crumbs={[]}>
      <div className="max-w-measure">
        <p className="mb-6">{t("lists.what")}</p>
        <section aria-labelledby="lists" className="mb-10">
          <h2 id="lists" className="mb-3">{t("lists.count", { count: lists.length })}</h2>
          <ListRows locale={locale} lists={lists} empty={t("lists.empty")} />
        </section>
        <section aria-labelledby="make" className="border-t border-rule pt-5">
          <h2 id="make" className="mb-3">{t("lists.make")}</h2>
          <KeptNameForm action={makeListAction} labels={formLabels(locale)} title={title} scope="make" writer={actor.accountId} about={["listId", randomUUID()]} label={t("lists.name")} hint={t("lists.nameHint")} button={t("lists.make")} />
        </section>
        <DeletedLists locale={locale} title={title} lists={deleted} />
      </div>
    </DeskPage>
  );
}
