/**
 * For tests: what a feed lacks of its format. Atom is read by libxml2 against the grammar of RFC 4287, and by the rules that the RFC states beside its
 * grammar; JSON Feed by ajv against the rules of its version 1.1. Both schemas lie in `schemas`.
 */
import { readFileSync } from "node:fs";
import Ajv from "ajv";
import addFormats from "ajv-formats";
import { XMLParser } from "fast-xml-parser";
import { validateXML } from "xmllint-wasm";

const schema = (name: string): string => readFileSync(new URL(`./schemas/${name}`, import.meta.url), "utf8");
const ATOM = schema("atom.rng");
const JSON_FEED = JSON.parse(schema("json-feed.json")) as object;

/** A feed as it was answered, under its address. */
export type AnsweredFeed = { name: string; text: string };

type Parsed = Record<string, unknown>;
const REPEATED = ["entry", "link", "author"];
const parser = new XMLParser({ ignoreAttributes: false, attributeNamePrefix: "@", isArray: (name) => REPEATED.includes(name), parseTagValue: false });

/** An RFC 3339 moment, as RFC 4287, section 3.3, narrows xsd:dateTime: with a zone, and in capitals. */
const MOMENT = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?(?:Z|[+-]\d\d:\d\d)$/u;
const IRI = /^[a-z][a-z0-9+.-]*:\S+$/u;

function textOf(parsed: Parsed, name: string): string {
  const value = parsed[name];
  return typeof value === "string" ? value : "";
}

function partsOf(parsed: Parsed, name: string): Parsed[] {
  return (parsed[name] as Parsed[] | undefined) ?? [];
}

/** Links to the same in another form must differ in type or language (4.1.1 and 4.1.2). */
function repeatedAlternates(parsed: Parsed): string[] {
  const forms = partsOf(parsed, "link").filter((link) => (link["@rel"] ?? "alternate") === "alternate").map((link) => `${textOf(link, "@type")} ${textOf(link, "@hreflang")}`);
  return forms.length === new Set(forms).size ? [] : ["has two alternate links of one type and language (4.1.1)"];
}

function faultsOfCommon(parsed: Parsed): string[] {
  return [
    ...(IRI.test(textOf(parsed, "id")) ? [] : [`has the id ${textOf(parsed, "id")}, which is no IRI (4.2.6)`]),
    ...["updated", "published"].flatMap((name) => (parsed[name] === undefined || MOMENT.test(textOf(parsed, name)) ? [] : [`has a moment that is none: ${textOf(parsed, name)} (3.3)`])),
    ...repeatedAlternates(parsed),
  ];
}

/** What RFC 4287 states in words or in Schematron, and its grammar cannot say. */
function faultsBesideTheGrammar({ name, text }: AnsweredFeed): string[] {
  const feed = (parser.parse(text) as { feed?: Parsed }).feed;
  if (feed === undefined) return [`${name} is no feed`];
  const entries = partsOf(feed, "entry");
  const authored = partsOf(feed, "author").length > 0;
  const ids = entries.map((entry) => textOf(entry, "id"));
  const faults = [
    ...faultsOfCommon(feed),
    ...(authored || entries.every((entry) => partsOf(entry, "author").length > 0) ? [] : ["has no author (4.1.1)"]),
    ...(partsOf(feed, "link").some((link) => link["@rel"] === "self") ? [] : ["does not say its own address (4.1.1)"]),
    ...(ids.length === new Set(ids).size ? [] : ["has two entries of one id (4.1.1)"]),
    ...entries.flatMap((entry) => [
      ...faultsOfCommon(entry),
      ...(entry.content !== undefined || partsOf(entry, "link").some((link) => (link["@rel"] ?? "alternate") === "alternate") ? [] : ["has an entry with neither content nor a page (4.1.2)"]),
    ]),
  ];
  return faults.map((fault) => `${name} ${fault}`);
}

/** Everything that is wrong with these Atom feeds; empty where nothing is. */
export async function faultsOfAtom(feeds: readonly AnsweredFeed[]): Promise<string[]> {
  // One reading for all: the checker starts a thread of its own, which takes longer than a feed. Its names must be those of files.
  const files = feeds.map(({ text }, index) => ({ fileName: `feed-${String(index)}.xml`, contents: text }));
  const { errors } = await validateXML({ xml: files, schema: [{ fileName: "atom.rng", contents: ATOM }], extension: "relaxng" });
  const named = (message: string) => message.replaceAll(/feed-(\d+)\.xml/gu, (_, index: string) => feeds[Number(index)]?.name ?? index);
  return [...errors.map(({ rawMessage }) => named(rawMessage)), ...feeds.flatMap(faultsBesideTheGrammar)];
}

const ajv = new Ajv({ allErrors: true });
addFormats(ajv);
const isJsonFeed = ajv.compile(JSON_FEED);

/** Everything that is wrong with a JSON Feed; empty where nothing is. */
export function faultsOfJsonFeed({ name, text }: AnsweredFeed): string[] {
  const feed = JSON.parse(text) as { items?: { id?: unknown }[] };
  if (!isJsonFeed(feed)) return (isJsonFeed.errors ?? []).map(({ instancePath, message }) => `${name}${instancePath}: ${message ?? "is wrong"}`);
  const ids = (feed as { items: { id: unknown }[] }).items.map(({ id }) => id);
  return ids.length === new Set(ids).size ? [] : [`${name} has two items of one id`];
}
