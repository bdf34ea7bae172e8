/**
 * The words of the site. The locale is always passed: what a request implies is not known in route handlers, actions and under /desk.
 * `use-intl/core` is next-intl's own translator without its request plumbing; it works alike in pages, in browsers and in plain Node.
 */
import { createTranslator } from "use-intl/core";
import type { Locale } from "@/lib/core/kinds";
import { onceForEach } from "@/lib/core/once";
import enAccounts from "@/lib/messages/en/accounts.json";
import enAdvocacy from "@/lib/messages/en/advocacy.json";
import enCharts from "@/lib/messages/en/charts.json";
import enCommon from "@/lib/messages/en/common.json";
import enConsent from "@/lib/messages/en/consent.json";
import enCustody from "@/lib/messages/en/custody.json";
import enDates from "@/lib/messages/en/dates.json";
import enDesk from "@/lib/messages/en/desk.json";
import enDuplicates from "@/lib/messages/en/duplicates.json";
import enEditions from "@/lib/messages/en/editions.json";
import enErrors from "@/lib/messages/en/errors.json";
import enExpunging from "@/lib/messages/en/expunging.json";
import enFind from "@/lib/messages/en/find.json";
import enGlossary from "@/lib/messages/en/glossary.json";
import enHistory from "@/lib/messages/en/history.json";
import enImports from "@/lib/messages/en/imports.json";
import enLaw from "@/lib/messages/en/law.json";
import enLog from "@/lib/messages/en/log.json";
import enLogging from "@/lib/messages/en/logging.json";
import enNotes from "@/lib/messages/en/notes.json";
import enPasskeys from "@/lib/messages/en/passkeys.json";
import enProfile from "@/lib/messages/en/profile.json";
import enProposals from "@/lib/messages/en/proposals.json";
import enProof from "@/lib/messages/en/proof.json";
import enPublic from "@/lib/messages/en/public.json";
import enRequests from "@/lib/messages/en/requests.json";
import enTakeaway from "@/lib/messages/en/takeaway.json";
import enReviewing from "@/lib/messages/en/reviewing.json";
import enSealed from "@/lib/messages/en/sealed.json";
import enSearch from "@/lib/messages/en/search.json";
import enToday from "@/lib/messages/en/today.json";
import enWatch from "@/lib/messages/en/watch.json";
import enWording from "@/lib/messages/en/wording.json";
import enWords from "@/lib/messages/en/words.json";
import enWorkers from "@/lib/messages/en/workers.json";
import zhAccounts from "@/lib/messages/zh/accounts.json";
import zhAdvocacy from "@/lib/messages/zh/advocacy.json";
import zhCharts from "@/lib/messages/zh/charts.json";
import zhCommon from "@/lib/messages/zh/common.json";
import zhConsent from "@/lib/messages/zh/consent.json";
import zhCustody from "@/lib/messages/zh/custody.json";
import zhDates from "@/lib/messages/zh/dates.json";
import zhDesk from "@/lib/messages/zh/desk.json";
import zhDuplicates from "@/lib/messages/zh/duplicates.json";
import zhEditions from "@/lib/messages/zh/editions.json";
import zhErrors from "@/lib/messages/zh/errors.json";
import zhExpunging from "@/lib/messages/zh/expunging.json";
import zhFind from "@/lib/messages/zh/find.json";
import zhGlossary from "@/lib/messages/zh/glossary.json";
import zhHistory from "@/lib/messages/zh/history.json";
import zhImports from "@/lib/messages/zh/imports.json";
import zhLaw from "@/lib/messages/zh/law.json";
import zhLog from "@/lib/messages/zh/log.json";
import zhLogging from "@/lib/messages/zh/logging.json";
import zhNotes from "@/lib/messages/zh/notes.json";
import zhPasskeys from "@/lib/messages/zh/passkeys.json";
import zhProfile from "@/lib/messages/zh/profile.json";
import zhProposals from "@/lib/messages/zh/proposals.json";
import zhProof from "@/lib/messages/zh/proof.json";
import zhPublic from "@/lib/messages/zh/public.json";
import zhRequests from "@/lib/messages/zh/requests.json";
import zhReviewing from "@/lib/messages/zh/reviewing.json";
import zhSealed from "@/lib/messages/zh/sealed.json";
import zhSearch from "@/lib/messages/zh/search.json";
import zhToday from "@/lib/messages/zh/today.json";
import zhWatch from "@/lib/messages/zh/watch.json";
import zhWording from "@/lib/messages/zh/wording.json";
import zhWords from "@/lib/messages/zh/words.json";
import zhWorkers from "@/lib/messages/zh/workers.json";
import zhTakeaway from "@/lib/messages/zh/takeaway.json";

const english = { accounts: enAccounts, advocacy: enAdvocacy, charts: enCharts, common: enCommon, consent: enConsent, custody: enCustody, dates: enDates, desk: enDesk, duplicates: enDuplicates, editions: enEditions, errors: enErrors, expunging: enExpunging, find: enFind, glossary: enGlossary, history: enHistory, imports: enImports, law: enLaw, log: enLog, logging: enLogging, notes: enNotes, passkeys: enPasskeys, profile: enProfile, proof: enProof, proposals: enProposals, public: enPublic, requests: enRequests, reviewing: enReviewing, sealed: enSealed, search: enSearch, takeaway: enTakeaway, today: enToday, watch: enWatch, wording: enWording, words: enWords, workers: enWorkers };
const chinese = { accounts: zhAccounts, advocacy: zhAdvocacy, charts: zhCharts, common: zhCommon, consent: zhConsent, custody: zhCustody, dates: zhDates, desk: zhDesk, duplicates: zhDuplicates, editions: zhEditions, errors: zhErrors, expunging: zhExpunging, find: zhFind, glossary: zhGlossary, history: zhHistory, imports: zhImports, law: zhLaw, log: zhLog, logging: zhLogging, notes: zhNotes, passkeys: zhPasskeys, profile: zhProfile, proposals: zhProposals, proof: zhProof, public: zhPublic, requests: zhRequests, reviewing: zhReviewing, sealed: zhSealed, search: zhSearch, takeaway: zhTakeaway, today: zhToday, watch: zhWatch, wording: zhWording, words: zhWords, workers: zhWorkers };
const MESSAGES: Record<Locale, typeof english> = { en: english, zh: chinese };

export type Messages = typeof english;
export type Namespace = keyof Messages;
export type TranslatorOf<N extends Namespace> = ReturnType<typeof createTranslator<Messages, N>>;

// Each keeps the messages it has compiled: a page asks for the same few many times.
const translators = new Map<string, unknown>();

/**
 * @param namespace one file of lib/messages/{en,zh}.
 * @returns `t("key", values)`; the keys are those of the English file, so a misspelt one does not compile. A message that is missing
 * or lacks a value throws: a half sentence on a page about a person is worse than an error that a test sees.
 */
export function translatorFor<const N extends Namespace>(locale: Locale, namespace: N): TranslatorOf<N> {
  const name = `${locale}.${namespace}`;
  const kept = translators.get(name) as TranslatorOf<N> | undefined;
  if (kept) return kept;
  const made = createTranslator<Messages, N>({
    locale,
    messages: MESSAGES[locale],
    namespace,
    timeZone: "UTC",
    onError: (error) => {
      throw error;
    },
  });
  const quick = remembering(made);
  translators.set(name, quick);
  return quick;
}

/** Sentences that one translator remembers; a page asks for the same few, and a list counts the same few numbers. */
const MOST_REMEMBERED = 5_000;

/**
 * The same translator, which works each sentence without values, or with nothing but numbers, out once, and fills the places of a plain one itself.
 * Messages never change; what was filled with a text is kept nowhere.
 */
function remembering<T extends object>(made: T): T {
  const sentences = new Map<string, string>();
  const plain = onceForEach((key: string) => ({ pieces: piecesOf((made as unknown as { raw: (key: string) => unknown }).raw(key)) }));
  return new Proxy(made, {
    apply: (target, self, asked: [key: string, values?: Record<string, unknown>, formats?: unknown]) => {
      const work = (): string => Reflect.apply(target as (...values: unknown[]) => string, self, asked);
      if (asked.length > 2) return work();
      const [key, values] = asked;
      const name = nameOf(key, values);
      if (name === null) return filled(plain(key).pieces, values ?? {}) ?? work();
      const known = sentences.get(name);
      if (known !== undefined) return known;
      if (sentences.size >= MOST_REMEMBERED) sentences.clear();
      const sentence = work();
      sentences.set(name, sentence);
      return sentence;
    },
  });
}

/** Words and places for values, and nothing that ICU reads otherwise: no choice, no quoting, no markup. */
const PLAIN_MESSAGE = /^(?:[^{}<>'#|]|\{\w+\})*$/u;

/** A plain message in pieces, words and names of values in turn; null of any other. */
function piecesOf(message: unknown): readonly string[] | null {
  return typeof message === "string" && PLAIN_MESSAGE.test(message) ? message.split(/\{(\w+)\}/u) : null;
}

/** The sentence with its values put in as they are, as ICU puts them; null where that is not so plain: a value is missing, or is neither text nor number. */
function filled(pieces: readonly string[] | null, values: Record<string, unknown>): string | null {
  if (pieces === null) return null;
  let sentence = "";
  for (const [place, piece] of pieces.entries()) {
    const put = place % 2 === 0 ? piece : values[piece];
    if (typeof put !== "string" && typeof put !== "number") return null;
    sentence += String(put);
  }
  return sentence;
}

/** What a sentence is remembered by; null where it holds more than numbers: a text may be somebody's. */
function nameOf(key: string, values: Record<string, unknown> | undefined): string | null {
  if (values === undefined) return key;
  // Holding no value is not being asked without values: only then is a message given as it is written, without being read.
  let name = `${key} `;
  for (const value in values) {
    const number = values[value];
    if (typeof number !== "number") return null;
    name += ` ${value} ${String(number)}`;
  }
  return name;
}

/**
 * The sentence for a message key that arrives as plain text, in a result or a field error (lib/core/errors.ts, lib/core/result.ts).
 * A key that no file knows becomes the general sentence, since what a person typed may have caused it.
 */
export function errorSentence(locale: Locale, messageKey: string, reference = "–"): string {
  return knownErrorSentence(locale, messageKey, reference) ?? translatorFor(locale, "errors")("invalid");
}

/** The same, null of a key that no file knows. */
export function knownErrorSentence(locale: Locale, messageKey: string, reference = "–"): string | null {
  const t = translatorFor(locale, "errors");
  const key = messageKey as keyof Messages["errors"];
  return t.has(key) ? t(key, { reference }) : null;
}
