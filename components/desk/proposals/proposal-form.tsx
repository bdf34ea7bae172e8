"use client";

import type { ReactNode } from "react";
import { Form } from "@/components/forms/form";
import type { FormLabels } from "@/components/forms/form-words";
import type { KeepSettings } from "@/components/forms/keep-unsent";
import { SentAlong } from "@/components/forms/sent-along";
import { SubmitButton } from "@/components/forms/submit-button";
import type { FormAction } from "@/lib/core/result";

/** Translated by the page. */
export type ProposalWords = { /** What each box is called, by the name under which it is posted, in the order in which a summary names them. */ fields: Readonly<Record<string, string>>; proposeHint: string; propose: string };

/** What the page alone knows of a form that proposes something. */
export type ProposalFormProps<Done, About> = {
  action: FormAction<Done>;
  labels: FormLabels;
  title: string;
  keep: KeepSettings;
  /** What is proposed and of what, sent along unseen. */
  about: About;
};

type AroundProps<Done> = ProposalFormProps<Done, Readonly<Record<string, string>>> & { words: ProposalWords; isDanger: boolean; children: ReactNode };

/** Around the boxes of a proposal, of law or of words: what goes with it unseen, and the button. It is kept while it is written. */
export function ProposalForm<Done>({ action, labels, title, keep, about, words, isDanger, children }: AroundProps<Done>) {
  return (
    <Form action={action} labels={labels} title={title} fields={words.fields} keep={keep}>
      <SentAlong about={about} />
      {children}
      <div>
        <p className="mb-2">{words.proposeHint}</p>
        <SubmitButton tone={isDanger ? "danger" : "primary"}>{words.propose}</SubmitButton>
      </div>
    </Form>
  );
}
