import type { ComponentProps, ReactNode } from "react";
import { momentText } from "@/components/desk/accounts/moment";
import { recordTitle, type MentionedRecord } from "@/components/desk/fact-words";
import { StopWatchingForm } from "@/components/desk/watching/stop-watching-form";
import { WatchedLink, type Watched } from "@/components/desk/watching/watched-thing";
import { Form } from "@/components/forms/form";
import { formLabels } from "@/components/forms/form-labels";
import { SubmitButton } from "@/components/forms/submit-button";
import { PublicLink } from "@/components/public/public-link";
import type { UpdateList } from "@/components/public/update-list";
import { RecordLink } from "@/components/public/record-link";
import { Remark } from "@/components/public/remark";
import { DrawnOnce } from "@/components/ui/drawn-once";
import type { ChangeId, MessageId, RequestId, WatchId } from "@/lib/core/ids";
import type { Locale } from "@/lib/core/kinds";
import { paths } from "@/lib/core/paths";
import { translatorFor } from "@/lib/messages/translate";
import { markMessageAction } from "@/lib/watching/actions";
import type { MessageKind } from "@/lib/watching/schema";

type Update = ComponentProps<typeof UpdateList>["updates"][number];
type Lookup = ComponentProps<typeof UpdateList>["view"]["lookup"];

/** A message as lib/watching/queries/list-inbox.ts reads it. */
export type ShownMessage = { id: MessageId; at: Date; isRead: boolean } & (
  | { what: "publication"; update: Update; because: readonly { watchId: WatchId; alleged: boolean; what: Watched }[] }
  | { what: Exclude<MessageKind, "publication" | "request_received" | "proof_loosened">; changeId: ChangeId; record: MentionedRecord | null }
  | { what: "request_received"; requestId: RequestId }
  | { what: "proof_loosened" }
);

type MessageListProps = { locale: Locale; title: string; messages: readonly ShownMessage[]; lookup: Lookup; /** The page of the inbox that this is. */ after: MessageId | null };

/** What somebody was told, in the order given; what is unread says so in words, and not by its weight alone. */
export function MessageList({ locale, title, messages, lookup, after }: MessageListProps) {
  const t = translatorFor(locale, "watch");
  return (
    <ul className="grid gap-6">
      {messages.map((message) => (
        <li key={message.id} className={`min-w-0 border-s-4 ps-4 ${message.isRead ? "border-rule" : "border-accent"}`}>
          <p className="text-small text-muted">
            {!message.isRead && <strong className="text-ink">{t("inbox.isUnread")} · </strong>}
            <time dateTime={message.at.toISOString()}>{momentText(message.at, locale)}</time>
          </p>
          <MessageWords locale={locale} title={title} message={message} lookup={lookup} />
          <Form action={markMessageAction} labels={formLabels(locale)} title={title} className="mt-2">
            <input type="hidden" name="messageId" value={message.id} />
            <input type="hidden" name="isRead" value={message.isRead ? "no" : "yes"} />
            <input type="hidden" name="after" value={after ?? ""} />
            <SubmitButton tone="quiet">
              {t(message.isRead ? "inbox.markUnread" : "inbox.markRead")}
              <span className="sr-only"> ({momentText(message.at, locale)})</span>
            </SubmitButton>
          </Form>
        </li>
      ))}
    </ul>
  );
}

function MessageWords({ locale, title, message, lookup }: { locale: Locale; title: string; message: ShownMessage; lookup: Lookup }) {
  const t = translatorFor(locale, "watch");
  switch (message.what) {
    case "publication":
      return (
        <>
          <DrawnOnce>
            <Publication locale={locale} update={message.update} lookup={lookup} />
          </DrawnOnce>
          {message.because.length > 0 && (
            <ul aria-label={t("inbox.because")} className="mt-2 grid gap-2">
              {message.because.map(({ watchId, alleged, what }) => (
                <li key={watchId} className="flex flex-wrap items-center gap-x-3">
                  <span>
                    {t("inbox.because")} <WatchedLink watched={what} locale={locale} />
                    {alleged && <> {t("inbox.alleged")}</>}
                  </span>
                  <StopWatchingForm locale={locale} title={title} watchId={watchId} watched={what} from="inbox" />
                </li>
              ))}
            </ul>
          )}
        </>
      );
    case "request_received":
      return <Own says={t("own.request_received")} href={paths.desk.request(message.requestId)} link={t("own.openRequest")} />;
    case "proof_loosened":
      return <Own says={t("own.proof_loosened")} href={paths.desk.auditLog("office.proof_demanded")} link={t("own.openLog")} />;
    default: {
      const record = message.record === null ? null : recordTitle(message.record, locale);
      return <Own says={t(`own.${message.what}`)} href={paths.desk.change(message.changeId)} link={record === null ? t("own.open") : <span lang={record.lang}>{record.text}</span>} />;
    }
  }
}

function Own({ says, href, link }: { says: string; href: string; link: ReactNode }) {
  return (
    <p>
      {says}
      <br />
      <a href={href} className="inline-flex min-h-11 items-center text-lead font-semibold">
        {link}
      </a>
    </p>
  );
}

function Publication({ locale, update, lookup }: { locale: Locale; update: Update; lookup: Lookup }) {
  const t = translatorFor(locale, "public");
  const words = translatorFor(locale, "words");
  const { body } = update.record;
  return (
    <>
      <p className="wrap-anywhere">
        {words(`recordKind.${body.kind}`)} <span className="text-lead font-semibold"><RecordLink edition={update.record} view={{ locale, lookup }} /></span>
        <br />
        {update.act === "withhold" ? t("updates.withheld") : words(`editionReason.${update.actReason}`)} ·{" "}
        <PublicLink to={paths.edition(locale, body.kind, body.slug, update.actNumber)}>{t("updates.edition", { number: update.actNumber })}</PublicLink>
      </p>
      {update.note !== null && (
        <p className="mt-1 border-s-2 border-rule ps-3">
          <Remark text={update.note} locale={locale} />
        </p>
      )}
    </>
  );
}
