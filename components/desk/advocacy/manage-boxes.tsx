"use client";

import { KeptNameForm } from "@/components/desk/advocacy/kept-name-form";
import { UnshareForm } from "@/components/desk/advocacy/unshare-form";
import { Checkbox, Choices } from "@/components/forms/choices";
import { Field } from "@/components/forms/field";
import { Form } from "@/components/forms/form";
import type { FormLabels } from "@/components/forms/form-words";
import { SubmitButton } from "@/components/forms/submit-button";
import { unpacked, type Packed } from "@/lib/core/packed";
import type { FormAction } from "@/lib/core/result";

/** Translated by the page. */
export type ManageWords = Readonly<Record<"sharedWith" | "notShared" | "shareWith" | "email" | "emailHint" | "access" | "shareAgain" | "read" | "write" | "share" | "rename" | "name" | "nameHint" | "delete" | "deleteHint" | "deleteConfirm", string>>;

type ManageBoxesProps<Renamed, Deleted, Shared, Unshared> = {
  acts: { rename: FormAction<Renamed>; delete: FormAction<Deleted>; share: FormAction<Shared>; unshare: FormAction<Unshared> };
  labels: FormLabels;
  words: Packed<ManageWords>;
  /** What the list is called. */
  title: string;
  listId: string;
  /** For whom the page is drawn. */
  writer: string;
  /** Who sees it, each with what is said of them and of the button that ends it. */
  shares: readonly { accountId: string; said: string; unshare: string }[];
};

/** The forms of a list that are its owner's alone, whole: drawn from a few words of the page. */
export function ManageBoxes<Renamed, Deleted, Shared, Unshared>({ acts, labels, words: text, title, listId, writer, shares }: ManageBoxesProps<Renamed, Deleted, Shared, Unshared>) {
  const words = unpacked(text);
  const about = { labels, title };
  const ofList = <input type="hidden" name="listId" value={listId} />;
  return (
    <>
      <div className="grid gap-5">
        <div>
          <h3 className="mb-3">{words.sharedWith}</h3>
          {shares.length === 0 ? (
            <p className="text-muted">{words.notShared}</p>
          ) : (
            <ul className="grid gap-3">
              {shares.map(({ accountId, said, unshare }) => (
                <li key={accountId} className="flex flex-wrap items-center gap-x-4 gap-y-2">
                  <span>{said}</span>
                  <UnshareForm action={acts.unshare} {...about} listId={listId} accountId={accountId} button={unshare} />
                </li>
              ))}
            </ul>
          )}
        </div>
        <Form action={acts.share} {...about} scope="share" fields={{ email: words.email, access: words.access }}>
          <h4 className="font-semibold">{words.shareWith}</h4>
          {ofList}
          <Field name="email" type="email" inputMode="email" hint={words.emailHint} spellCheck={false} />
          <Choices name="access" kind="radio" hint={words.shareAgain} options={[{ value: "read", label: words.read }, { value: "write", label: words.write }]} defaultValues={["read"]} />
          <p>
            <SubmitButton tone="secondary">{words.share}</SubmitButton>
          </p>
        </Form>
      </div>
      <div>
        <h3 className="mb-3">{words.rename}</h3>
        <KeptNameForm action={acts.rename} {...about} scope="rename" writer={writer} about={["listId", listId]} label={words.name} hint={words.nameHint} name={title} button={words.rename} tone="secondary" />
      </div>
      <div>
        <h3 className="mb-3">{words.delete}</h3>
        <Form action={acts.delete} {...about} scope="delete" fields={{ confirmed: words.deleteConfirm }}>
          {ofList}
          <p>{words.deleteHint}</p>
          <Checkbox name="confirmed" />
          <p>
            <SubmitButton tone="danger">{words.delete}</SubmitButton>
          </p>
        </Form>
      </div>
    </>
  );
}
