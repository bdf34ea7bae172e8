import { Form } from "@/components/forms/form";
import { formLabels } from "@/components/forms/form-labels";
import { Select } from "@/components/forms/select";
import { SubmitButton } from "@/components/forms/submit-button";
import { TextArea } from "@/components/forms/text-area";
import { dayOf } from "@/lib/core/days";
import { formatHonestDate } from "@/lib/core/honest-date";
import type { AccountId, ChangeId } from "@/lib/core/ids";
import type { Locale } from "@/lib/core/kinds";
import { translatorFor } from "@/lib/messages/translate";
import { askOpinionAction, claimAction, giveOpinionAction, releaseAction } from "@/lib/reviewing/actions";

type ReviewTogetherProps = {
  locale: Locale;
  changeId: ChangeId;
  title: string;
  review: {
    claim: { by: string; isMe: boolean; at: Date } | null;
    may: { claim: boolean; release: boolean; ask: boolean };
    opinions: readonly { id: string; by: string; of: string; askedAt: Date; question: string; answer: { text: string; at: Date } | null; isMine: boolean }[];
    colleagues: readonly { accountId: AccountId; displayName: string }[];
  };
};

/** What editors need of each other while one of them reviews: who looks at it, and what another one thinks. */
export function ReviewTogether({ locale, changeId, title, review: { claim, may, opinions, colleagues } }: ReviewTogetherProps) {
  const t = translatorFor(locale, "reviewing");
  const labels = formLabels(locale);
  const on = (moment: Date) => formatHonestDate(dayOf(moment), locale);
  const hidden = <input type="hidden" name="changeId" value={changeId} />;
  return (
    <>
      {/* Of a change that was decided on and that nobody had taken up there is nothing to say, and nothing to do. */}
      {(claim !== null || may.claim) && (
        <section aria-labelledby="claim" className="mt-10">
          <h2 id="claim">{t("claim.title")}</h2>
          <p>{claim === null ? t("claim.nobody") : claim.isMe ? t("claim.mine", { day: on(claim.at) }) : t("claim.by", { name: claim.by, day: on(claim.at) })}</p>
          {may.claim && (
            <Form action={claimAction} labels={labels} title={title} scope="claim">
              {hidden}
              <p className="text-small text-muted">{t("claim.hint")}</p>
              <p>
                <SubmitButton tone="secondary">{t(claim === null ? "claim.take" : "claim.takeOver")}</SubmitButton>
              </p>
            </Form>
          )}
          {may.release && (
            <Form action={releaseAction} labels={labels} title={title} scope="release">
              {hidden}
              <p>
                <SubmitButton tone="secondary">{t("claim.release")}</SubmitButton>
              </p>
            </Form>
          )}
        </section>
      )}
      {(opinions.length > 0 || may.ask) && (
        <section aria-labelledby="opinions" className="mt-10">
          <h2 id="opinions">{t("opinion.title")}</h2>
          <p className="text-small text-muted">{t("opinion.hint")}</p>
          {opinions.length === 0 && <p className="text-muted">{t("opinion.none")}</p>}
          <ul className="mt-2 grid gap-4">
            {opinions.map((opinion) => (
              <li key={opinion.id} className="border-s-4 border-rule ps-3">
                <p className="text-small text-muted">{t("opinion.asked", { by: opinion.by, of: opinion.of, day: on(opinion.askedAt) })}</p>
                <p className="whitespace-pre-line">{opinion.question}</p>
                {opinion.answer === null ? (
                  <p className="text-muted">{t("opinion.waiting")}</p>
                ) : (
                  <div className="mt-2 border-s-4 border-accent ps-3">
                    <p className="text-small text-muted">{t("opinion.answered", { of: opinion.of, day: on(opinion.answer.at) })}</p>
                    <p className="whitespace-pre-line">{opinion.answer.text}</p>
                  </div>
                )}
                {opinion.isMine && (
                  <Form action={giveOpinionAction} labels={labels} title={title} scope={`answer-${opinion.id}`} fields={{ answer: t("opinion.answer") }}>
                    <input type="hidden" name="opinionId" value={opinion.id} />
                    <TextArea name="answer" rows={3} />
                    <p>
                      <SubmitButton>{t("opinion.answerButton")}</SubmitButton>
                    </p>
                  </Form>
                )}
              </li>
            ))}
          </ul>
          {may.ask && colleagues.length === 0 && <p className="mt-3 text-muted">{t("opinion.nobodyElse")}</p>}
          {may.ask && colleagues.length > 0 && (
            <div className="mt-4">
              <Form action={askOpinionAction} labels={labels} title={title} scope="ask" fields={{ of: t("opinion.of"), question: t("opinion.question") }}>
                {hidden}
                <Select name="of" empty={t("opinion.choose")} options={colleagues.map(({ accountId, displayName }) => ({ value: accountId, label: displayName }))} />
                <TextArea name="question" rows={2} />
                <p>
                  <SubmitButton tone="secondary">{t("opinion.ask")}</SubmitButton>
                </p>
              </Form>
            </div>
          )}
        </section>
      )}
    </>
  );
}
