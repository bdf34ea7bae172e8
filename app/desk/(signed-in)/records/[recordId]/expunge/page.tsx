import * as z from "zod";
import { DeskPage } from "@/components/desk/desk-page";
import { ApproveExpungingForm, ProposeExpungingForm, TakeBackExpungingForm } from "@/components/desk/expunging/expunging-forms";
import { ExpungingScopeList } from "@/components/desk/expunging/expunging-scope";
import { recordTitle } from "@/components/desk/fact-words";
import { DeskNotFound } from "@/components/desk/not-found";
import { RestoredForm } from "@/components/desk/restored-form";
import { DrawnOnce } from "@/components/ui/drawn-once";
import { requireActor } from "@/lib/accounts/require-actor";
import { getRecord } from "@/lib/cases/queries/get-record";
import { dayOf } from "@/lib/core/days";
import { formatHonestDate } from "@/lib/core/honest-date";
import { recordIdSchema } from "@/lib/core/ids";
import type { Locale } from "@/lib/core/kinds";
import { paths } from "@/lib/core/paths";
import { getExpunging } from "@/lib/expunging/queries/get-expunging";
import { PROPOSAL_DAYS, scopeAsSeen, type ProposalOnFile, type ProposingRefusal } from "@/lib/expunging/schema";
import { translatorFor } from "@/lib/messages/translate";
import { listStillNaming } from "@/lib/publication/queries/list-still-naming";
import { getUnsent } from "@/lib/unsent/queries/get-unsent";

const paramsSchema = z.object({ recordId: recordIdSchema });

/** Proposing that a withdrawn record is expunged, and another editor's decision: what goes, what stays, what is beyond reach. */
export default async function ExpungePage({ params }: { params: Promise<unknown> }) {
  const actor = await requireActor();
  const { locale } = actor;
  const asked = paramsSchema.safeParse(await params);
  if (!asked.success) return <DeskNotFound locale={locale} />;
  const { recordId } = asked.data;
  const address = paths.desk.expunge(recordId);
  const [record, expunging, stillNamed, unsent] = await Promise.all([getRecord(actor, recordId), getExpunging(actor, recordId), listStillNaming(actor, recordId), getUnsent(actor, address)]);
  if (record === null || expunging === null) return <DeskNotFound locale={locale} />;

  const t = translatorFor(locale, "expunging");
  const name = recordTitle(record, locale);
  const title = t("title", { name: name.text });
  const { proposal, refusal, scope } = expunging;
  const isStanding = proposal !== null && !proposal.isLapsed;
  const isOpen = isStanding || refusal === null;
  return (
    <DeskPage locale={locale} title={title} crumbs={[{ href: paths.desk.record(recordId), label: name.text, ...(name.lang === undefined ? {} : { lang: name.lang }) }]}>
      <div className="max-w-measure">
        <p className="mb-3">{t("intro")}</p>
        <p className="mb-8">{t("two", { days: PROPOSAL_DAYS })}</p>
        {proposal !== null && <Proposal locale={locale} proposal={proposal} />}
        {!isStanding && refusal !== null && <p className="mb-8 border-s-4 border-caution ps-3 font-semibold">{refusalSentence(locale, refusal)}</p>}
        {isOpen && (
          <DrawnOnce>
            <ExpungingScopeList locale={locale} scope={scope} stillNamed={stillNamed} />
          </DrawnOnce>
        )}
        {isStanding ? (
          <>
            {proposal.may.approve && scope.requestsOpen === 0 && <ApproveExpungingForm locale={locale} title={title} proposalId={proposal.id} seen={scopeAsSeen(scope)} />}
            {proposal.may.takeBack && (
              <>
                <p className="mb-3">{t("own")}</p>
                <TakeBackExpungingForm locale={locale} title={title} proposalId={proposal.id} />
              </>
            )}
          </>
        ) : (
          refusal === null && (
            <>
              <RestoredForm locale={locale} address={address} title={title} unsent={unsent} />
              <ProposeExpungingForm locale={locale} title={title} writer={actor.accountId} recordId={recordId} unsent={unsent} />
            </>
          )
        )}
      </div>
    </DeskPage>
  );
}

function Proposal({ locale, proposal: { by, at, until, isLapsed, reason, words } }: { locale: Locale; proposal: ProposalOnFile }) {
  const t = translatorFor(locale, "expunging");
  const day = (moment: Date) => formatHonestDate(dayOf(moment), locale);
  if (isLapsed) return <p className="mb-8 border-s-4 border-caution ps-3">{t("lapsed", { name: by, day: day(at), days: PROPOSAL_DAYS })}</p>;
  return (
    <section aria-labelledby="proposed" className="mb-8 border-s-4 border-danger ps-4">
      <h2 id="proposed" className="mb-3">{t("proposed")}</h2>
      <p>{t("proposedBy", { name: by, day: day(at), until: day(until) })}</p>
      <p>{t("done.reason", { reason: t(`reasons.${reason}`) })}</p>
      <p className="mt-2 whitespace-pre-line">{words}</p>
    </section>
  );
}

function refusalSentence(locale: Locale, refusal: ProposingRefusal): string {
  const t = translatorFor(locale, "expunging");
  // Of the others nobody is shown this page.
  return refusal === "expungeMerged" || refusal === "expungeNeedsTwo" ? t(`refused.${refusal}`) : t("refused.expungeNotWithdrawn");
}
