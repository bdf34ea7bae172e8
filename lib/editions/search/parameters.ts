/**
 * Reading what an address carries, for every list alike. The rule for junk: a page drops what it cannot read and answers with the rest; the API refuses it
 * (400), because a program that misspells a filter must not take everything for what it asked for.
 */
import * as z from "zod";

export type RawParameters = Readonly<Record<string, string | string[] | undefined>>;

/** Chosen values of filters; several of one: any of them, of several filters: all of them. */
export type Chosen<F extends string> = Readonly<Partial<Record<F, readonly string[]>>>;

/** Characters. A longer text is no name. */
export const LONGEST_QUESTION = 100;
/** Values of one facet at once. */
const MOST_VALUES = 10;
/** As far as pages are numbered: 100,000 people. */
const MOST_PAGES = 4_000;

/** A page of numbered pages. */
/** A page of numbered ones, as an address carries it. */
export const pageSchema = z.string().regex(/^[1-9]\d{0,3}$/u).transform(Number).pipe(z.int().max(MOST_PAGES));
/** What was typed, as one line. */
const questionSchema = z.string().transform((text) => text.normalize("NFC").replace(/[\p{Cc}\p{Cs}\uFFFE\uFFFF]+/gu, " ").trim());

/**
 * @param raw the parameters of an address, each as often as it stands there
 * @param isKnown which of them the list has
 * @returns ways to read them, and `refused`: the names of those that could not be read, in part or as a whole, once all are
 */
export function parametersOf(raw: RawParameters, isKnown: (name: string) => boolean) {
  const refused = new Set(Object.keys(raw).filter((name) => !isKnown(name)));
  const all = (name: string): string[] => [raw[name] ?? []].flat();
  const one = <T>(name: string, schema: z.ZodType<T>, otherwise: T): T => {
    const [value, ...more] = all(name);
    if (more.length > 0) refused.add(name);
    if (value === undefined || value === "") return otherwise;
    const parsed = schema.safeParse(value);
    if (!parsed.success) refused.add(name);
    return parsed.success ? parsed.data : otherwise;
  };
  return {
    one,
    question: (): string => {
      const typed = one("q", questionSchema, "");
      if (typed.length > LONGEST_QUESTION) refused.add("q");
      return [...typed].slice(0, LONGEST_QUESTION).join("").trim();
    },
    chosen: <F extends string>(facets: readonly F[], values: Readonly<Record<F, z.ZodType<string>>>): Chosen<F> => {
      const chosen: Partial<Record<F, string[]>> = {};
      for (const facet of facets) {
        const asked = all(facet).filter((value) => value !== "");
        const known = [...new Set(asked.flatMap((value) => values[facet].safeParse(value).data ?? []))].toSorted().slice(0, MOST_VALUES);
        if (known.length < new Set(asked).size) refused.add(facet);
        if (known.length > 0) chosen[facet] = known;
      }
      return chosen;
    },
    page: (): number => one("page", pageSchema, 1),
    refused: (): string[] => [...refused],
  };
}

/** The choices without one value. */
export function withoutValue<F extends string>(chosen: Chosen<F>, facet: F, value: string): Chosen<F> {
  const left = Object.entries<readonly string[] | undefined>(chosen).map(([each, values = []]): [string, readonly string[]] => [each, each === facet ? values.filter((other) => other !== value) : values]);
  return Object.fromEntries(left.filter(([, values]) => values.length > 0)) as Chosen<F>;
}

/** Every chosen value with its facet, in the order of the facets. */
export function valuesChosen<F extends string>(facets: readonly F[], chosen: Chosen<F>): { facet: F; value: string }[] {
  return facets.flatMap((facet) => (chosen[facet] ?? []).map((value) => ({ facet, value })));
}
