import type { ReactNode } from "react";
import type { Locale } from "@/lib/core/kinds";
import { paths } from "@/lib/core/paths";
import { REQUEST_KINDS, REQUEST_LENGTHS, type RequestDraft, type RequestField } from "@/lib/core/requests";
import { translatorFor } from "@/lib/messages/translate";

type RequestFormProps = { locale: Locale; /** Says when the form was drawn (lib/platform/form-stamp.ts). */ stamp: string; record: string; draft: RequestDraft | null };

const FIELDS = ["kind", "record", "message", "contact"] as const satisfies readonly RequestField[];
const idOf = (field: RequestField) => (field === "kind" ? `request-kind-${REQUEST_KINDS[0]}` : `request-${field}`);

/** The form: posts without a script, an account or a cookie. After a refusal it holds what was typed, and says what is wrong. */
export function RequestForm({ locale, stamp, record, draft }: RequestFormProps) {
  const t = translatorFor(locale, "requests");
  const typed = draft?.typed ?? { kind: "", record, message: "", contact: "" };
  const problemOf = (field: RequestField) => {
    const problem = draft?.fields[field];
    return problem === undefined ? null : t(`problem.${problem}`);
  };
  return (
    <form method="post" action={paths.requests(locale)} acceptCharset="utf-8" className="request-form">
      <fieldset aria-describedby={problemOf("kind") === null ? undefined : "request-kind-problem"}>
        <legend>{t("form.kind")}</legend>
        <Problem id="request-kind-problem" text={problemOf("kind")} />
        {REQUEST_KINDS.map((kind) => (
          <div key={kind} className="request-choice">
            <input type="radio" id={`request-kind-${kind}`} name="kind" value={kind} required defaultChecked={typed.kind === kind} />
            <label htmlFor={`request-kind-${kind}`}>{t(`kind.${kind}`)}</label>
          </div>
        ))}
      </fieldset>
      <Box locale={locale} field="record" hint={t("form.recordHint")} problem={problemOf("record")} optional>
        {(described) => <input {...described} type="text" name="record" maxLength={REQUEST_LENGTHS.record} defaultValue={typed.record} autoComplete="off" inputMode="url" spellCheck={false} />}
      </Box>
      <Box locale={locale} field="message" hint={t("form.messageHint")} problem={problemOf("message")}>
        {(described) => <textarea {...described} name="message" rows={10} required maxLength={REQUEST_LENGTHS.message} defaultValue={typed.message} />}
      </Box>
      <Box locale={locale} field="contact" hint={t("form.contactHint")} problem={problemOf("contact")} optional>
        {(described) => <input {...described} type="text" name="contact" maxLength={REQUEST_LENGTHS.contact} defaultValue={typed.contact} autoComplete="off" spellCheck={false} />}
      </Box>
      {/* Programs fill in every box. People do not come to this one: it is out of sight, out of the tab order, and says what it is. */}
      <p className="request-trap" aria-hidden="true">
        <label htmlFor="request-homepage">{t("form.trap")}</label>
        <input type="text" id="request-homepage" name="homepage" tabIndex={-1} autoComplete="off" />
      </p>
      <input type="hidden" name="stamp" value={stamp} />
      <p>
        <button type="submit">{t("form.send")}</button>
      </p>
    </form>
  );
}

type Described = { id: string; "aria-describedby": string; "aria-invalid"?: true };
type BoxProps = { locale: Locale; field: "record" | "message" | "contact"; hint: string; problem: string | null; optional?: boolean; children: (described: Described) => ReactNode };

function Box({ locale, field, hint, problem, optional = false, children }: BoxProps) {
  const t = translatorFor(locale, "requests");
  const id = idOf(field);
  const hintId = `${id}-hint`;
  const problemId = `${id}-problem`;
  return (
    <div className="request-box">
      <label htmlFor={id}>
        {t(`form.${field}`)}
        {optional ? <span className="request-optional"> {t("form.optional")}</span> : null}
      </label>
      <p id={hintId} className="request-hint">
        {hint}
      </p>
      <Problem id={problemId} text={problem} />
      {children({ id, "aria-describedby": problem === null ? hintId : `${hintId} ${problemId}`, ...(problem === null ? {} : { "aria-invalid": true as const }) })}
    </div>
  );
}

function Problem({ id, text }: { id: string; text: string | null }) {
  return text === null ? null : (
    <p id={id} className="request-problem">
      {text}
    </p>
  );
}

/** What is wrong with a form that was not taken, above it: each entry leads to its box. */
export function RequestSummary({ locale, draft }: { locale: Locale; draft: RequestDraft }) {
  const t = translatorFor(locale, "requests");
  return (
    <div role="alert" className="request-summary">
      <h2>{t("form.notTaken")}</h2>
      {draft.whole === null ? null : <p>{t(`problem.${draft.whole}`)}</p>}
      <ul>
        {FIELDS.flatMap((field) => {
          const problem = draft.fields[field];
          return problem === undefined ? [] : [
            <li key={field}>
              <a href={`#${idOf(field)}`}>
                {t("form.entry", { label: t(`form.${field}`), problem: t(`problem.${problem}`) })}
              </a>
            </li>,
          ];
        })}
      </ul>
    </div>
  );
}
