"use client";

import { useContext, type Ref } from "react";
import { formClasses } from "@/components/forms/form-classes";
import { failureSentence } from "@/components/forms/form-errors";
import { ProofContext } from "@/components/forms/proof-context";
import { fieldId, labelOfField, type FormLabels } from "@/components/forms/form-words";
import type { ActionFailure } from "@/lib/core/result";
import { labelled } from "@/lib/core/languages";

type ErrorSummaryProps = {
  ref: Ref<HTMLDivElement>;
  failure: ActionFailure;
  labels: FormLabels;
  fields: Readonly<Record<string, string>>;
  scope: string | undefined;
};

/** Nothing is wrong: the form comes back with something to look over before it is saved, or asks who sends it. */
const LOOK_OVER = "lookOver";

export function isQuestion({ messageKey, proof, fieldErrors }: ActionFailure): boolean {
  return messageKey === LOOK_OVER || (proof !== undefined && fieldErrors === undefined);
}

/** From the first field of the form to its last, as its labels stand; what is wrong with none of them comes behind. */
export function inOrder<T>(messages: Readonly<Record<string, T>>, fields: Readonly<Record<string, string>>): [name: string, T][] {
  const places = new Map(Object.keys(fields).map((name, place) => [name, place]));
  return Object.entries(messages).toSorted(([one], [other]) => (places.get(one) ?? places.size) - (places.get(other) ?? places.size));
}

/** What went wrong, on top of the form, each entry a link to its field. */
export function ErrorSummary({ ref, failure, labels, fields, scope }: ErrorSummaryProps) {
  const sentence = (key: string) => failureSentence(labels.locale, key).replace("{reference}", failure.reference ?? "–");
  const entries = inOrder(failure.fieldErrors ?? {}, fields).flatMap(([name, keys]) => keys.map((key) => ({ name, id: fieldId(name, scope), message: sentence(key) })));
  const ProofBox = useContext(ProofContext);
  const asking = failure.proof === undefined || ProofBox === null ? null : <ProofBox asked={failure.proof} />;

  if (isQuestion(failure)) {
    return (
      <div ref={ref} tabIndex={-1} role={asking === null ? "status" : "group"} className={formClasses.status}>
        <p role={asking === null ? undefined : "status"}>{sentence(failure.messageKey)}</p>
        {asking}
      </div>
    );
  }
  return (
    <div ref={ref} tabIndex={-1} className={formClasses.summary}>
      <div role="alert">
        <h2 className="font-serif text-title2">{labels.problem}</h2>
        <p className="mt-2">{sentence(failure.messageKey)}</p>
        {failure.named !== undefined && (
          <ul className="mt-2 list-disc ps-5 font-semibold">
            {failure.named.map((name) => (
              <li key={name[labels.locale]}>{name[labels.locale]}</li>
            ))}
          </ul>
        )}
        {entries.length > 0 && (
          <ul className="mt-2 list-disc ps-5">
            {entries.map(({ name, id, message }) => {
              const label = labelOfField(name, fields, failure.values);
              return (
                <li key={`${name} ${message}`}>
                  {name === "" ? (
                    message
                  ) : (
                    <a href={`#${id}`} className="text-danger underline">
                      {label === undefined ? message : labelled(labels.locale, label, message)}
                    </a>
                  )}
                </li>
              );
            })}
          </ul>
        )}
      </div>
      {asking}
    </div>
  );
}
