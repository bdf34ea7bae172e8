"use client";

import { Form } from "@/components/forms/form";
import type { FormLabels } from "@/components/forms/form-words";
import { SubmitButton } from "@/components/forms/submit-button";
import type { FormAction } from "@/lib/core/result";

type UnshareFormProps<Done> = { action: FormAction<Done>; labels: FormLabels; title: string; listId: string; /** Who sees the list no more. */ accountId: string; button: string };

/** One button by which a list is shared with somebody no more: of its owner, or of whoever leaves it. */
export function UnshareForm<Done>({ action, labels, title, listId, accountId, button }: UnshareFormProps<Done>) {
  return (
    <Form action={action} labels={labels} title={title} scope={`unshare-${accountId}`} className="">
      <input type="hidden" name="listId" value={listId} />
      <input type="hidden" name="accountId" value={accountId} />
      <SubmitButton tone="secondary">{button}</SubmitButton>
    </Form>
  );
}
