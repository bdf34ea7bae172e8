/** What the parts of a run share: the site under measurement, the processes beside it, and how they are told of. */
import type { BareReply, BareTask } from "./bare-server";
import type { Child } from "./child";
import type { EditorReply, EditorTask } from "./editor";
import type { ReaderReply, ReaderTask } from "./reader-tasks";

export type Reader = Child<ReaderTask, ReaderReply>;
export type Editor = Child<EditorTask, EditorReply>;
export type Bare = Child<BareTask, BareReply>;

export type Site = {
  /** Of the edge, on the loopback interface. */
  port: number;
  people: number;
  events: number;
  seed: number;
  /** Processes with the database of the site, and with the small one. */
  large: Reader;
  small: Reader;
  editor: Editor;
  bare: Bare;
  /** The address of an invented person whose timeline has sixty entries, published by the desk's commands. */
  longSlug: string;
};

let used = 0;

/** The page at an address that nobody asked for before: a parameter that pages do not know makes it another one for every cache. */
export function unkept(path: string): string {
  used += 1;
  return `${path}${path.includes("?") ? "&" : "?"}bench=${String(used)}`;
}

/** Runs both sides in turn, so often, beginning with the other one each time. @returns the milliseconds of each */
export async function inTurn(rounds: number, one: () => Promise<number>, other: () => Promise<number>): Promise<{ one: number[]; other: number[] }> {
  const [ones = [], others = []] = await eachInTurn(rounds, [one, other]);
  return { one: ones, other: others };
}

/** The same of any number of sides: forth and back. @returns the milliseconds of each side, in the order given */
export async function eachInTurn(rounds: number, sides: readonly (() => Promise<number>)[]): Promise<number[][]> {
  const found: number[][] = sides.map(() => []);
  const places = sides.map((_side, place) => place);
  for (let round = 0; round < rounds; round += 1) {
    for (const place of round % 2 === 0 ? places : places.toReversed()) found[place]?.push((await sides[place]?.()) ?? NaN);
  }
  return found;
}
