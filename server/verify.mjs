#!/usr/bin/env node
// Checks the editions of a Caselight from outside: every hash and the chain they form. Plain JavaScript without dependencies, so that whoever
// has Node 20 and this one file can run it, on any Caselight, without trusting it:
//
//   node server/verify.mjs https://caselight.example                          every record
//   node server/verify.mjs https://caselight.example/en/people/some-slug      one record (its page or its API address)
//   … --save kept.json                                                        keep what was read, to compare with later
//   … --known kept.json                                                       every edition kept then must still be there, unaltered
//   node server/verify.mjs kept.json                                          the same checks on a file
//
// Ends with 0 when everything holds, 1 when something does not, 2 when it could not be read.
import { createHash } from "node:crypto";
import { appendFileSync, readFileSync, writeFileSync } from "node:fs";
import { argv, exit, stderr, stdout } from "node:process";

const KINDS = ["people", "practices", "statements", "countries", "organisations", "sources"];
const NOTHING_BEFORE = "0".repeat(64);
const HASH = /^[0-9a-f]{64}$/;
const SLUG = /^[a-z0-9]+(?:-[a-z0-9]+)*$/;
const PATIENCE_MS = 30_000;
/** Bytes. No answer of a Caselight is longer. */
const LONGEST = 64_000_000;

class Unreadable extends Error {}

const sha256 = (bytes) => createHash("sha256").update(bytes).digest("hex");

/** One answer, as bytes. @returns null for 410: withheld */
async function fetched(url) {
  let response;
  try {
    response = await fetch(url, { redirect: "follow", signal: AbortSignal.timeout(PATIENCE_MS), headers: { accept: "application/json" } });
  } catch (error) {
    throw new Unreadable(`${url} cannot be reached (${error.cause?.code ?? error.name}).`);
  }
  if (response.status === 410) return null;
  if (response.status !== 200) throw new Unreadable(`${url} answers ${response.status}.`);
  const bytes = Buffer.from(await response.arrayBuffer());
  if (bytes.length > LONGEST) throw new Unreadable(`${url} answers more than can be an edition.`);
  return bytes;
}

async function fetchedJson(url) {
  const bytes = await fetched(url);
  return bytes === null ? null : parsed(bytes.toString("utf8"), url);
}

function parsed(text, where) {
  try {
    return JSON.parse(text);
  } catch {
    throw new Unreadable(`${where} is not JSON.`);
  }
}

/** Follows `next` from a list's first page. Only addresses of the same site are followed. @returns null where the record was withdrawn */
async function everyItem(origin, path) {
  const items = [];
  for (let next = path; typeof next === "string"; ) {
    const page = await fetchedJson(new URL(next, origin));
    if (page === null) return null;
    if (!Array.isArray(page.items)) throw new Unreadable(`${origin}${path} is not a list of a Caselight.`);
    items.push(...page.items);
    if (page.next !== null && (typeof page.next !== "string" || !page.next.startsWith("/api/v1/"))) throw new Unreadable(`${origin}${path} leads off the site.`);
    next = page.next;
  }
  return items;
}

/** What there is to read at an address: one record, or all of them. */
async function recordsAt(address) {
  if (!URL.canParse(address)) throw new Unreadable(`${address} is no address.`);
  const { origin, pathname } = new URL(address);
  const parts = pathname.split("/").filter((part) => part !== "");
  const at = parts.findIndex((part) => KINDS.includes(part));
  if (at !== -1 && SLUG.test(parts[at + 1] ?? "")) return { origin, records: [{ kind: parts[at], slug: parts[at + 1] }] };
  const records = [];
  for (const kind of at === -1 ? KINDS : [parts[at]]) {
    for (const { slug } of (await everyItem(origin, `/api/v1/${kind}`)) ?? []) if (SLUG.test(slug)) records.push({ kind, slug });
  }
  return { origin, records };
}

/** As `readOnce`. A list and what it names are asked for one after the other: what was withdrawn, withheld or published in between makes them differ, once. */
async function editionsOf(origin, record) {
  const first = await readOnce(origin, record);
  return first === null || ofOneMoment(first) ? first : readOnce(origin, record);
}

/** Whether every content is there that the list does not say was withheld, and the record that stands is on the list. */
function ofOneMoment({ editions, standing }) {
  return editions.every(({ bytes, withheldOn }) => bytes !== null || withheldOn !== null) && standing !== null && !(standing.number > (editions.at(-1)?.number ?? 0));
}

/** A record's editions with their bytes as text; `bytes` is null where the content was withheld. @returns null where the record is gone */
async function readOnce(origin, { kind, slug }) {
  const address = `/api/v1/${kind}/${slug}/editions`;
  const items = await everyItem(origin, address);
  if (items === null) return null;
  const editions = [];
  for (const { number, publishedOn, sha256: hash, previousSha256, withheldOn } of items) {
    if (!Number.isSafeInteger(number)) throw new Unreadable(`${origin}${address} names an edition without a number.`);
    const bytes = withheldOn === null ? await fetched(new URL(`${address}/${number}/body`, origin)) : null;
    // Kept as latin1: byte for byte, also where the bytes are no UTF-8.
    editions.push({ number, publishedOn, sha256: hash, previousSha256, withheldOn, bytes: bytes === null ? null : bytes.toString("latin1") });
  }
  const current = await fetchedJson(new URL(`/api/v1/${kind}/${slug}`, origin));
  return { kind, slug, editions, standing: current?.edition ?? null };
}

/** @returns a sentence for each thing that does not hold */
function faultsOf({ editions, standing }) {
  const faults = [];
  if (!Array.isArray(editions) || editions.length === 0) return ["It has no editions."];
  let before = NOTHING_BEFORE;
  editions.forEach((edition, index) => {
    const { number, sha256: hash, previousSha256, bytes, withheldOn } = edition;
    const say = (text) => faults.push(`Edition ${Number(number)}: ${text}`);
    if (number !== index + 1) say(`stands where edition ${index + 1} should.`);
    if (!HASH.test(hash)) say("has no SHA-256.");
    if (previousSha256 !== before) say("does not carry the hash of the one before.");
    if (bytes === null && withheldOn === null) say("has no content, and does not say that it was withheld.");
    if (typeof bytes === "string" && sha256(Buffer.from(bytes, "latin1")) !== hash) say("its content does not have its hash.");
    before = hash;
  });
  const last = editions.at(-1);
  if (standing !== null && standing !== undefined && (standing.number !== last.number || standing.sha256 !== last.sha256)) faults.push("The record that stands is not its last edition.");
  return faults;
}

/** What was kept of a record earlier, against what is there now. */
function faultsAgainst(kept, now) {
  if (now === undefined) return ["It was kept earlier, and is not there now (a withdrawn record is not)."];
  return kept.editions.flatMap((old) => {
    const same = now.editions.find(({ number }) => number === old.number);
    if (same === undefined) return [`Edition ${Number(old.number)} was kept earlier, and is not there now.`];
    return same.sha256 === old.sha256 && same.previousSha256 === old.previousSha256 && same.publishedOn === old.publishedOn ? [] : [`Edition ${Number(old.number)} is not the one that was kept earlier.`];
  });
}

const plural = (count, one, more) => `${count} ${count === 1 ? one : more}`;
const nameOf = ({ kind, slug }) => (KINDS.includes(kind) && SLUG.test(slug) ? `${kind}/${slug}` : "a record without a name");

const keyOf = ({ kind, slug }) => `${kind}/${slug}`;

/** Checks one record after the other as it comes: a site may have more than fit into memory. @returns the exit code */
async function report(records, known) {
  let broken = 0;
  let total = 0;
  let editions = 0;
  let withheld = 0;
  const lost = new Map(known);
  for await (const record of records) {
    const kept = lost.get(keyOf(record));
    lost.delete(keyOf(record));
    const faults = [...faultsOf(record), ...(kept === undefined ? [] : faultsAgainst(kept, record))];
    const hidden = record.editions.filter(({ bytes }) => bytes === null).length;
    total += 1;
    editions += record.editions.length;
    withheld += hidden;
    if (faults.length > 0) broken += 1;
    const last = record.editions.at(-1)?.sha256;
    stdout.write(`${faults.length === 0 ? "✓" : "✗"} ${nameOf(record)}: ${plural(record.editions.length, "edition", "editions")}${hidden === 0 ? "" : `, ${hidden} withheld`}; last hash ${HASH.test(last) ? last : "none"}\n`);
    for (const fault of faults) stdout.write(`    ${fault}\n`);
  }
  for (const kept of lost.values()) {
    broken += 1;
    stdout.write(`✗ ${nameOf(kept)}\n    ${faultsAgainst(kept, undefined)[0]}\n`);
  }
  stdout.write(`\n${plural(total, "record", "records")}, ${plural(editions, "edition", "editions")}: ${broken === 0 ? "every hash and every chain holds" : `${broken} do not hold`}.`);
  if (withheld > 0) stdout.write(` The content of ${plural(withheld, "edition", "editions")} was withheld and cannot be checked; the hashes stand in their chains.`);
  if (known === null) stdout.write(" That nothing was cut off the end, or made anew, shows only against a copy kept earlier (--save, --known).");
  stdout.write("\n");
  return broken === 0 && total > 0 ? 0 : 1;
}

function readKept(file) {
  let text;
  try {
    text = readFileSync(file, "utf8");
  } catch (error) {
    throw new Unreadable(`${file} cannot be read (${error.code}).`);
  }
  // One record to a line.
  const records = text.split("\n").filter((line) => line !== "").map((line) => parsed(line, file));
  if (!records.every((record) => Array.isArray(record?.editions))) throw new Unreadable(`${file} is not a file that this program saved.`);
  return records;
}

function optionsOf(words) {
  const options = { place: null, save: null, known: null };
  for (let at = 0; at < words.length; at += 1) {
    const [word, value] = [words[at], words[at + 1]];
    if ((word === "--save" || word === "--known") && value !== undefined) {
      options[word.slice(2)] = value;
      at += 1;
    } else if (options.place === null && !word.startsWith("--")) options.place = word;
    else throw new Unreadable(`What is "${word}"?`);
  }
  if (options.place === null) throw new Unreadable("Usage: npm run verify -- <address of a site or record, or a saved file> [--save FILE] [--known FILE]");
  return options;
}

/** Every record of an address, kept in a file line by line where one is named. */
async function* readAll(address, save) {
  const { origin, records } = await recordsAt(address);
  if (save !== null) writeFileSync(save, "");
  for (const record of records) {
    const read = await editionsOf(origin, record);
    if (read === null) {
      stdout.write(`– ${nameOf(record)} was withdrawn.\n`);
      continue;
    }
    if (save !== null) appendFileSync(save, `${JSON.stringify(read)}\n`);
    yield read;
  }
}

async function main() {
  const { place, save, known } = optionsOf(argv.slice(2));
  // Read before anything is saved: both may be the same file.
  const kept = known === null ? null : new Map(readKept(known).map((record) => [keyOf(record), record]));
  return report(/^https?:\/\//.test(place) ? readAll(place, save) : readKept(place), kept);
}

main().then(
  (code) => exit(code),
  (error) => {
    if (!(error instanceof Unreadable)) throw error;
    stderr.write(`${error.message}\n`);
    exit(2);
  },
);
