import { ManageBoxes, type ManageWords } from "@/components/desk/advocacy/manage-boxes";
import { UnshareForm } from "@/components/desk/advocacy/unshare-form";
import { formLabels } from "@/components/forms/form-labels";
import { deleteListAction, renameListAction, shareListAction, unshareListAction } from "@/lib/advocacy/actions";
import { KEPT_AFTER_DAYS } from "@/lib/advocacy/schema";
import type { AccountId, ListId } from "@/lib/core/ids";
import type { Locale } from "@/lib/core/kinds";
import { onceForEach } from "@/lib/core/once";
import { packed, type Packed } from "@/lib/core/packed";
import { translatorFor } from "@/lib/messages/translate";

type AboutList = { locale: Locale; title: string; listId: ListId };
type Share = { accountId: AccountId; name: string; mayWrite: boolean };

const manageWords = onceForEach((locale: Locale): Packed<ManageWords> => {
  const t = translatorFor(locale, "advocacy");
  return packed<ManageWords>({
    sharedWith: t("list.sharedWith"),
    notShared: t("list.notShared"),
    shareWith: t("list.shareWith"),
    email: t("list.email"),
    emailHint: t("list.emailHint"),
    access: t("list.access"),
    shareAgain: t("list.shareAgain"),
    read: t("list.accessRead"),
    write: t("list.accessWrite"),
    share: t("list.shareButton"),
    rename: t("list.rename"),
    name: t("lists.name"),
    nameHint: t("lists.nameHint"),
    delete: t("list.delete"),
    deleteHint: t("list.deleteHint", { days: KEPT_AFTER_DAYS }),
    deleteConfirm: t("list.deleteConfirm"),
  });
});

const ACTS = { rename: renameListAction, delete: deleteListAction, share: shareListAction, unshare: unshareListAction };

/** What is the owner's alone: who sees the list, what it is called, and its end. */
export function ManageList({ locale, title, listId, writer, shares }: AboutList & { writer: AccountId; shares: readonly Share[] }) {
  const t = translatorFor(locale, "advocacy");
  const told = shares.map(({ accountId, name, mayWrite }) => ({ accountId, said: t(mayWrite ? "list.writes" : "list.reads", { name }), unshare: t("list.unshare", { name }) }));
  return (
    <section aria-labelledby="manage" className="grid gap-8 border-t border-rule pt-5">
      <h2 id="manage">{t("list.manage")}</h2>
      <ManageBoxes acts={ACTS} labels={formLabels(locale)} words={manageWords(locale)} title={title} listId={listId} writer={writer} shares={told} />
    </section>
  );
}

/** The way out for whoever sees somebody else's list. */
export function LeaveList({ locale, title, listId, self }: AboutList & { self: AccountId }) {
  const t = translatorFor(locale, "advocacy");
  return (
    <section aria-labelledby="leave" className="border-t border-rule pt-5">
      <h2 id="leave" className="mb-3">{t("list.leave")}</h2>
      <p className="mb-3">{t("list.leaveHint", { days: KEPT_AFTER_DAYS })}</p>
      <UnshareForm action={unshareListAction} labels={formLabels(locale)} title={title} listId={listId} accountId={self} button={t("list.leave")} />
    </section>
  );
}
