/**
 * A record as entities of FollowTheMoney (followthemoney.tech; schemata of @alephdata/followthemoney 3.8.4, against which the tests hold them).
 * Only what lib/editions/linked/plain-facts.ts lets through. Every property is a list; dates are ISO prefixes.
 */
import { OCCUPATIONS } from "@/lib/core/kinds";
import { paths } from "@/lib/core/paths";
import type { EditionBodyOf, EditionName } from "@/lib/editions/contract";
import { plainDateOfEntry } from "@/lib/editions/datings";
import { isOf, type Edition, type EditionLookup, type EditionOf } from "@/lib/editions/edition";
import { plainLabelOf } from "@/lib/editions/labels";
import { affiliationKey, agreedAccount, agreedDate, agreedText, isoDate, ownWords, plainBy, plainNames } from "@/lib/editions/linked/plain-facts";
import { agreedOf } from "@/lib/editions/plain";
import { plainSignatories } from "@/lib/editions/signatories";
import { timelineOf } from "@/lib/editions/timeline";
import { translatorFor } from "@/lib/messages/translate";

export type FollowTheMoneyEntity = { id: string; schema: string; properties: Record<string, string[]> };

/** Kinds of record that the model has a word for. */
export const FOLLOWED_KINDS = ["person", "organisation", "statement"] as const;

type Followed = EditionOf<(typeof FOLLOWED_KINDS)[number]>;
type Means = { lookup: EditionLookup; absolute: (path: string) => string };

/** The record's own entity first, then what it is linked to and the links. */
export function followTheMoneyOf(edition: Followed, means: Means): FollowTheMoneyEntity[] {
  const main = mainOf(edition, means);
  const { body } = edition;
  if (body.kind === "statement") return [main, ...documentationOf(body, means)];
  return [main, ...affiliationsOf(body, means), ...(body.kind === "person" ? eventsOf(body) : [])];
}

const NAMES: readonly EditionName["kind"][] = ["main", "native", "transliteration", "as_printed"];

/** The entity by itself: also where another record only points to it. */
function mainOf(edition: Edition, means: Means): FollowTheMoneyEntity {
  const { entry, body } = edition;
  const label = plainLabelOf(edition, "en", means.lookup).text;
  const names = plainNames(body);
  const of = (kinds: readonly EditionName["kind"][]): string[] => names.filter(({ kind }) => kinds.includes(kind)).map(({ text }) => text);
  const said = {
    sourceUrl: [means.absolute(paths.record("en", entry.kind, entry.slug))],
    publisher: ["Caselight"],
    modifiedAt: [entry.publishedOn],
  };
  if (body.kind === "statement") return entity(body.id, "Article", { ...said, title: [label], date: present(agreedDate(body)), author: authorsOf(body, means), bodyText: ownWords(body).map(({ text }) => text) });
  const own = { ...said, name: of(NAMES).length > 0 ? of(NAMES) : [label], alias: of(["alias", "screen"]), previousName: of(["former"]) };
  if (body.kind === "person") return entity(body.id, "Person", { ...own, birthDate: present(agreedDate(body, "born")), position: occupationOf(body) });
  const isPublic = isOf(edition, "organisation") && plainBy(edition.body.affiliations, affiliationKey).some(({ affiliation, to }) => affiliation === "body_of" && isOf(means.lookup.get(to), "country"));
  return entity(body.id, isPublic ? "PublicBody" : "Organization", own);
}

function entity(id: string, schema: string, properties: Record<string, string[]>): FollowTheMoneyEntity {
  return { id, schema, properties: Object.fromEntries(Object.entries(properties).filter(([, values]) => values.length > 0)) };
}

const present = (value: string | null): string[] => (value === null ? [] : [value]);

function occupationOf(body: EditionBodyOf<"person">): string[] {
  const code = OCCUPATIONS.find((known) => known === agreedText(body, "occupation"));
  return code === undefined ? [] : [translatorFor("en", "words")(`occupation.${code}`)];
}

// A country is no entity of the model: who speaks for one is left to our own JSON.
function affiliationsOf(body: EditionBodyOf<"person"> | EditionBodyOf<"organisation">, means: Means): FollowTheMoneyEntity[] {
  return plainBy(body.affiliations, affiliationKey).flatMap((fact) => {
    const other = means.lookup.get(fact.to);
    if (!isOf(other, "organisation")) return [];
    const readings = body.affiliations.filter((reading) => affiliationKey(reading) === affiliationKey(fact));
    const role = [...present(agreedOf(readings, (reading) => reading.role ?? "")?.role ?? null), translatorFor("en", "words")(`affiliation.${fact.affiliation}`)];
    const link =
      body.kind === "person"
        ? entity(fact.id, "Membership", { member: [body.id], organization: [fact.to], role })
        : entity(fact.id, "UnknownLink", { subject: [body.id], object: [fact.to], role });
    return [mainOf(other, means), link];
  });
}

function eventsOf(body: EditionBodyOf<"person">): FollowTheMoneyEntity[] {
  const words = translatorFor("en", "words");
  return timelineOf(body, []).flatMap((entry) => {
    if (entry.kind !== "event" || entry.title === null || entry.title.mark !== null) return [];
    const { stage, eventKind } = entry.title;
    const name = stage === null ? (eventKind === null ? [] : [words(`eventKind.${eventKind}`)]) : [words(`stage.${stage}`)];
    return name.length === 0 ? [] : [entity(entry.event, "Event", { name, date: present(isoDate(plainDateOfEntry(entry))), involved: [body.id], summary: present(agreedAccount(entry.readings)?.text ?? null) })];
  });
}

/** Speakers and signatories by name. */
function authorsOf(body: EditionBodyOf<"statement">, { lookup }: Means): string[] {
  const speakers = plainBy(body.speakers, ({ by, described }) => by ?? described ?? "").map(({ by }) => by);
  const found = [...speakers, ...plainSignatories(body)].flatMap((id) => (id === null ? [] : (lookup.get(id) ?? [])));
  return [...new Set(found.map((edition) => plainLabelOf(edition, "en", lookup).text))];
}

function documentationOf(body: EditionBodyOf<"statement">, means: Means): FollowTheMoneyEntity[] {
  return plainBy(body.about, ({ to, relation }) => `${to} ${relation}`).flatMap(({ id, to, relation }) => {
    const other = means.lookup.get(to);
    if (!isOf(other, "person") && !isOf(other, "organisation")) return [];
    return [mainOf(other, means), entity(id, "Documentation", { document: [body.id], entity: [to], role: [translatorFor("en", "words")(`aboutRelation.${relation}`)] })];
  });
}
