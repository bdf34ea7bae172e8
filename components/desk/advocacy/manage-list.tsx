import { KeptNameForm } from "@/components/desk/advocacy/kept-name-form";
import { Checkbox, Choices } from "@/components/forms/choices";
import { Field } from "@/components/forms/field";
import { Form } from "@/components/forms/form";
import { formLabels } from "@/components/forms/form-labels";
import { SubmitButton } from "@/components/forms/submit-button";
import { deleteListAction, renameListAction, shareListAction, unshareListAction } from "@/lib/advocacy/actions";
import { KEPT_AFTER_DAYS } from "@/lib/advocacy/schema";
import type { AccountId, ListId } from "@/lib/core/ids";
import type { Locale } from "@/lib/core/kinds";
import { translatorFor } from "@/lib/messages/translate";

type AboutList = { locale: Locale; title: string; listId: ListId };
type Share = { accountId: AccountId; name: string; mayWrite: boolean };

/** What is the owner's alone: who sees the list, what it is called, and its end. */
export function ManageList({ writer, shares, ...about }: AboutList & { writer: AccountId; shares: readonly Share[] }) {
  const { locale, title, listId } = about;
  const t = translatorFor(locale, "advocacy");
  return (
    <section aria-labelledby="manage" className="grid gap-8 border-t border-rule pt-5">
      <h2 id="manage">{t("list.manage")}</h2>
      <Sharing {...about} shares={shares} />
      <div>
        <h3 className="mb-3">{t("list.rename")}</h3>
        <KeptNameForm action={renameListAction} locale={locale} title={title} scope="rename" writer={writer} about={["listId", listId]} label={t("lists.name")} hint={t("lists.nameHint")} name={title} button={t("list.rename")} tone="secondary" />
      </div>
      <div>
        <h3 className="mb-3">{t("list.delete")}</h3>
        <Form action={deleteListAction} labels={formLabels(locale)} title={title} scope="delete" fields={{ confirmed: t("list.deleteConfirm") }}>
          <input type="hidden" name="listId" value={listId} />
          <p>{t("list.deleteHint", { days: KEPT_AFTER_DAYS })}</p>
          <Checkbox name="confirmed" label={t("list.deleteConfirm")} />
          <p>
            <SubmitButton tone="danger">{t("list.delete")}</SubmitButton>
          </p>
        </Form>
      </div>
    </section>
  );
}

function Sharing({ locale, title, listId, shares }: AboutList & { shares: readonly Share[] }) {
  const t = translatorFor(locale, "advocacy");
  return (
    <div className="grid gap-5">
      <div>
        <h3 className="mb-3">{t("list.sharedWith")}</h3>
        {shares.length === 0 ? (
          <p className="text-muted">{t("list.notShared")}</p>
        ) : (
          <ul className="grid gap-3">
            {shares.map(({ accountId, name, mayWrite }) => (
              <li key={accountId} className="flex flex-wrap items-center gap-x-4 gap-y-2">
                <span>{t(mayWrite ? "list.writes" : "list.reads", { name })}</span>
                <Unshare locale={locale} title={title} listId={listId} accountId={accountId} label={t("list.unshare", { name })} />
              </li>
            ))}
          </ul>
        )}
      </div>
      <Form action={shareListAction} labels={formLabels(locale)} title={title} scope="share" fields={{ email: t("list.email"), access: t("list.access") }}>
        <h4 className="font-semibold">{t("list.shareWith")}</h4>
        <input type="hidden" name="listId" value={listId} />
        <Field name="email" type="email" inputMode="email" hint={t("list.emailHint")} spellCheck={false} />
        <Choices name="access" kind="radio" hint={t("list.shareAgain")} options={[{ value: "read", label: t("list.accessRead") }, { value: "write", label: t("list.accessWrite") }]} defaultValues={["read"]} />
        <p>
          <SubmitButton tone="secondary">{t("list.shareButton")}</SubmitButton>
        </p>
      </Form>
    </div>
  );
}

function Unshare({ locale, title, listId, accountId, label }: AboutList & { accountId: AccountId; label: string }) {
  return (
    <Form action={unshareListAction} labels={formLabels(locale)} title={title} scope={`unshare-${accountId}`} className="">
      <input type="hidden" name="listId" value={listId} />
      <input type="hidden" name="accountId" value={accountId} />
      <SubmitButton tone="secondary">{label}</SubmitButton>
    </Form>
  );
}

/** The way out for whoever sees somebody else's list. */
export function LeaveList({ self, ...about }: AboutList & { self: AccountId }) {
  const t = translatorFor(about.locale, "advocacy");
  return (
    <section aria-labelledby="leave" className="border-t border-rule pt-5">
      <h2 id="leave" className="mb-3">{t("list.leave")}</h2>
      <p className="mb-3">{t("list.leaveHint", { days: KEPT_AFTER_DAYS })}</p>
      <Unshare {...about} accountId={self} label={t("list.leave")} />
    </section>
  );
}
