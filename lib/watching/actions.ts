"use server";
import { defineAction } from "@/lib/accounts/define-action";
import { paths } from "@/lib/core/paths";
import { chooseMail } from "@/lib/watching/commands/choose-mail";
import { markAllRead, markMessage } from "@/lib/watching/commands/mark-messages";
import { stopWatching } from "@/lib/watching/commands/stop-watching";
import { tryMailAgain } from "@/lib/watching/commands/try-mail-again";
import { watchAddress, watchRecord } from "@/lib/watching/commands/watch";
import { chooseMailSchema, markAllReadSchema, markMessageSchema, stopWatchingSchema, tryAgainSchema, watchAddressSchema, watchRecordSchema } from "@/lib/watching/schema";

export const watchRecordAction = defineAction({ isPrivate: true, name: "watch.record", input: watchRecordSchema, run: watchRecord, redirectTo: () => paths.desk.watching() });

export const watchAddressAction = defineAction({ isPrivate: true, name: "watch.address", input: watchAddressSchema, run: watchAddress, redirectTo: () => paths.desk.watching() });

export const stopWatchingAction = defineAction({ isPrivate: true, name: "watch.stop", input: stopWatchingSchema, run: stopWatching, redirectTo: (_done, { from }) => (from === "inbox" ? paths.desk.inbox() : paths.desk.watching()) });

export const markMessageAction = defineAction({ isPrivate: true, name: "message.mark", input: markMessageSchema, run: markMessage, redirectTo: (_done, { after }) => paths.desk.inbox(after) });

export const markAllReadAction = defineAction({ isPrivate: true, name: "message.mark_all", input: markAllReadSchema, run: markAllRead, redirectTo: () => paths.desk.inbox() });

export const chooseMailAction = defineAction({ isPrivate: true, name: "mail.choose", input: chooseMailSchema, run: chooseMail });

export const tryMailAgainAction = defineAction({ name: "mail.try_again", input: tryAgainSchema, run: tryMailAgain, redirectTo: () => paths.desk.mail() });
