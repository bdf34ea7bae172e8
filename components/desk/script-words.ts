/** What the desk's scripts say, in one language, and what a form needs to be kept while it is written. Times and numbers are put in by the browser. */
import { randomUUID } from "node:crypto";
import { cache } from "react";
import type { KeepSettings, KeepWords } from "@/components/forms/keep-unsent";
import type { KnownWords } from "@/components/desk/known-sources";
import type { PickerWords } from "@/components/desk/person-picker";
import type { SessionWords } from "@/components/desk/session-warning";
import type { AccountId, RecordId } from "@/lib/core/ids";
import type { Locale } from "@/lib/core/kinds";
import { onceForEach } from "@/lib/core/once";
import { packed, type Packed } from "@/lib/core/packed";
import { paths } from "@/lib/core/paths";
import { translatorFor } from "@/lib/messages/translate";
import { writtenAsSeen, type UnsentAsSeen, type UnsentFields } from "@/lib/unsent/schema";

const TIME = { time: "{time}" } as const;

/** Of the kept form of the page that is being drawn: one id for the form and for what throws it away (components/desk/restored-form.tsx). */
export const keepIdAt = cache((_address: string): string => randomUUID());

type Kept = { /** For whom the page is drawn. */ writer: AccountId; address: string; recordId: RecordId | null; /** What was typed at this address and not sent, if anything. */ unsent: (UnsentAsSeen & { fields: UnsentFields }) | null };

const keepWords = onceForEach((locale: Locale): Packed<KeepWords> => {
  const t = translatorFor(locale, "logging");
  return packed<KeepWords>({ kept: t("keep.kept", TIME), keptFirst: t("keep.keptFirst"), away: t("keep.away", TIME), awayNothing: t("keep.awayNothing"), signedOut: t("keep.signedOut"), signIn: t("keep.signIn"), another: t("keep.another"), refused: t("keep.refused") });
});

export function keepSettings(locale: Locale, { writer, address, recordId, unsent }: Kept): KeepSettings {
  return { to: paths.desk.keepUnsent(), id: keepIdAt(address), from: unsent === null ? null : writtenAsSeen(unsent), address, recordId, writer, fields: unsent?.fields ?? null, signInAt: paths.desk.signIn(), words: keepWords(locale) };
}

export function sessionWords(locale: Locale): SessionWords {
  const t = translatorFor(locale, "logging");
  return { ending: t("session.ending", TIME), stay: t("session.stay"), staying: t("session.staying"), stayFailed: t("session.stayFailed"), endingForGood: t("session.endingForGood", TIME), ended: t("session.ended"), signIn: t("session.signIn") };
}

export function knownWords(locale: Locale): KnownWords {
  const t = translatorFor(locale, "logging");
  const title = { title: "{title}" } as const;
  return { known: t("source.known"), hint: t("source.knownHint"), use: t("source.use", title), other: t("source.other"), checked: t("source.checked", title) };
}

export function pickerWords(locale: Locale): PickerWords {
  const t = translatorFor(locale, "logging");
  return {
    label: translatorFor(locale, "desk")("find.label"),
    hint: t("find.hint"),
    button: t("find.button"),
    suggestions: t("find.suggestions"),
    countOne: t("find.countOne"),
    countMany: t("find.countMany", { count: "{count}" }),
    none: t("find.none"),
    inCase: t("find.inCase", { number: "{number}" }),
    notPublic: t("find.notPublic"),
    away: t("find.away"),
  };
}
