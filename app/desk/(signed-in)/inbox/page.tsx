import * as z from "zod";
import { DeskPage } from "@/components/desk/desk-page";
import { MessageList } from "@/components/desk/watching/message-list";
import { Form } from "@/components/forms/form";
import { formLabels } from "@/components/forms/form-labels";
import { SubmitButton } from "@/components/forms/submit-button";
import { requireActor } from "@/lib/accounts/require-actor";
import { messageIdSchema } from "@/lib/core/ids";
import { paths } from "@/lib/core/paths";
import { translatorFor } from "@/lib/messages/translate";
import { markAllReadAction } from "@/lib/watching/actions";
import { countUnread } from "@/lib/watching/queries/count-unread";
import { listInbox } from "@/lib/watching/queries/list-inbox";
import { MESSAGES_KEPT_DAYS } from "@/lib/watching/schema";

const searchSchema = z.object({ after: messageIdSchema.nullable().catch(null).default(null) });

/** What one was told: publications of what one watches, and what concerns one's own work. */
export default async function InboxPage({ searchParams }: { searchParams: Promise<unknown> }) {
  const actor = await requireActor();
  const { locale } = actor;
  const { after } = searchSchema.parse(await searchParams);
  const t = translatorFor(locale, "watch");
  const title = t("inbox.title");
  const [unread, { messages, lookup, next }] = await Promise.all([countUnread(actor), listInbox(actor, after)]);
  const newest = after === null ? messages[0] : undefined;
  return (
    <DeskPage locale={locale} title={title} crumbs={[]}>
      <p className="mb-4 max-w-measure">{t("inbox.intro", { days: MESSAGES_KEPT_DAYS })}</p>
      <p className="mb-6">
        <a href={paths.desk.watching()} className="inline-flex min-h-11 items-center">
          {t("inbox.toWatching")}
        </a>
      </p>
      {messages.length === 0 ? (
        <p className="text-muted">{t("inbox.empty")}</p>
      ) : (
        <>
          <div className="mb-6 flex flex-wrap items-center gap-x-5 gap-y-2">
            <p className="font-semibold">{unread === 0 ? t("inbox.allRead") : t("inbox.unread", { count: unread })}</p>
            {unread > 0 && newest !== undefined && (
              <Form action={markAllReadAction} labels={formLabels(locale)} title={title} className="">
                <input type="hidden" name="upTo" value={newest.at.toISOString()} />
                <SubmitButton tone="secondary">{t("inbox.markAll")}</SubmitButton>
              </Form>
            )}
          </div>
          <MessageList locale={locale} title={title} messages={messages} lookup={lookup} after={after} />
        </>
      )}
      <p className="mt-6 flex flex-wrap gap-x-5">
        {after !== null && (
          <a href={paths.desk.inbox()} className="inline-flex min-h-11 items-center">
            {t("inbox.newest")}
          </a>
        )}
        {next !== null && (
          <a href={paths.desk.inbox(next)} className="inline-flex min-h-11 items-center">
            {t("inbox.older")}
          </a>
        )}
      </p>
    </DeskPage>
  );
}
