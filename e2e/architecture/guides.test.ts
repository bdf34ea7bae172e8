/** The guides for people who work here do not go stale in silence: what they name is there, under that name. */
import { readdirSync, readFileSync, statSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";

const REPOSITORY = fileURLToPath(new URL("../..", import.meta.url));
const GUIDES = path.join(REPOSITORY, "docs/guide");
const PICTURES = path.join(GUIDES, "pictures");
const MESSAGES = path.join(REPOSITORY, "lib/messages/en");
const MOST_PICTURES = 12;
const MOST_BYTES = 60_000;
/** Letters of its own that a text with holes needs: one with fewer would answer to anything. */
const LEAST_LETTERS = 3;

const guides = readdirSync(GUIDES)
  .filter((file) => file.endsWith(".md"))
  .map((file) => ({ file, text: readFileSync(path.join(GUIDES, file), "utf8") }));
const shown = guides.flatMap(({ file, text }) => [...text.matchAll(/!\[[^\]]*\]\(([^)]+)\)/gu)].map(([, target = ""]) => ({ file, target })));

function textsIn(value: unknown): string[] {
  if (typeof value === "string") return [value];
  return typeof value === "object" && value !== null ? Object.values(value).flatMap(textsIn) : [];
}

function escaped(text: string): string {
  return text.replaceAll(/[.*+?^${}()|[\]\\/]/gu, String.raw`\$&`);
}

const PLURAL = /\{\w+, plural, one \{(?<one>[^{}]*)\} other \{(?<other>[^{}]*)\}\}/u;
/** What fills a hole: a name, a number or a day, and no sentence. */
const HELD = "[^.]{1,60}";
const HOLE = /\{\w+(?:, number)?\}/u;

/** What a message may read like when its holes are filled; null where it has too few words of its own to be known by. */
function patternOf(message: string): string | null {
  const letters = message.replaceAll(new RegExp(PLURAL, "gu"), "$<other>").replaceAll(new RegExp(HOLE, "gu"), "").replaceAll(/\P{L}/gu, "");
  if (HOLE.test(message) && letters.length < LEAST_LETTERS) return null;
  const [before = "", one, other, ...rest] = message.split(PLURAL);
  const plain = (text: string) => text.split(HOLE).map(escaped).join(HELD);
  if (one === undefined || other === undefined) return plain(message);
  const counted = (text: string) => plain(text).replaceAll("#", String.raw`\d+`);
  return `${plain(before)}(?:${counted(one)}|${counted(other)})${patternOf(rest.join("")) ?? ""}`;
}

const messages = readdirSync(MESSAGES).flatMap((file) => textsIn(JSON.parse(readFileSync(path.join(MESSAGES, file), "utf8"))));
const known = new RegExp(`^(?:${messages.flatMap((message) => patternOf(message) ?? []).join("|")})$`, "u");

describe("a name in bold", () => {
  it.each(guides)("of $file is a button, page, field or choice of the desk", ({ text }) => {
    const named = [...text.matchAll(/\*\*(.+?)\*\*/gsu)].map(([, name = ""]) => name.replaceAll(/\s+/gu, " "));
    expect(named.length).toBeGreaterThan(10);
    expect(named.filter((name) => !known.test(name))).toEqual([]);
  });

  it("would be missed where the desk has no such word", () => {
    expect(["Log an update", "Log an update in case 1", "Add: Occupation", "1 message is unread."].filter((name) => !known.test(name))).toEqual([]);
    expect(["Log an updat", "Log another update", "Vegetable", "Log an update in case "].filter((name) => known.test(name))).toEqual([]);
  });
});

describe("the pictures", () => {
  it("that are named are there, and those that are there are named", () => {
    const kept = readdirSync(PICTURES).map((file) => `pictures/${file}`);
    expect(shown.map(({ target }) => target).toSorted()).toEqual(kept.toSorted());
  });

  it("are few and light", () => {
    const kept = readdirSync(PICTURES);
    expect(kept.length).toBeLessThanOrEqual(MOST_PICTURES);
    for (const file of kept) expect(statSync(path.join(PICTURES, file)).size, file).toBeLessThanOrEqual(MOST_BYTES);
  });
});

it("every page that a guide links to is there", () => {
  const links = guides.flatMap(({ text }) => [...text.matchAll(/\]\(([^)#]+)(?:#[^)]*)?\)/gu)].map(([, target = ""]) => target));
  const missing = links.filter((target) => !target.startsWith("https:") && statSync(path.join(GUIDES, target), { throwIfNoEntry: false }) === undefined);
  expect(missing).toEqual([]);
});
