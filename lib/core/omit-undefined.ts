/** T without the keys that may be undefined, which become optional instead. */
export type WithoutUndefined<T> = { [K in keyof T as undefined extends T[K] ? never : K]: T[K] } & {
  [K in keyof T as undefined extends T[K] ? K : never]?: Exclude<T[K], undefined>;
};

/**
 * A copy without the keys whose value is undefined. zod writes an absent optional as `key: undefined`, which Prisma's
 * `strictUndefinedChecks` and `exactOptionalPropertyTypes` refuse, rightly: an undefined filter must never vanish silently.
 */
export function omitUndefined<T extends Record<string, unknown>>(value: T): WithoutUndefined<T> {
  return Object.fromEntries(Object.entries(value).filter(([, entry]) => entry !== undefined)) as WithoutUndefined<T>;
}
