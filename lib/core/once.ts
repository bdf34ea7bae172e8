/**
 * A function that works out its answer once for each key and keeps it for as long as the process lives: for what is dear to make and never changes, of few keys,
 * such as a formatter of `Intl` for each language of the site.
 */
export function onceForEach<Key, Made>(make: (key: Key) => Made): (key: Key) => Made {
  const kept = new Map<Key, Made>();
  return (key) => {
    const known = kept.get(key);
    if (known !== undefined) return known;
    const made = make(key);
    kept.set(key, made);
    return made;
  };
}

/** Texts that are remembered of one kind; who asks for another goes before the one that was asked for longest ago. */
const MOST_TEXTS = 1_000;

/**
 * The same of what is written down in a text and read again and again, such as a version of the law: read once for as long as it says the same. It is known by the whole of its
 * text, so that what it becomes can never be what another one says, and nobody can change it for whoever reads it next.
 * @param read of a parsed JSON document; what it throws, it throws each time
 */
export function onceForEachText<Read>(read: (document: unknown) => Read): (text: string) => Read {
  const kept = new Map<string, Read>();
  return (text) => {
    const known = kept.get(text);
    if (known !== undefined) kept.delete(text);
    const found = known ?? frozen(read(JSON.parse(text)));
    kept.set(text, found);
    const [oldest] = kept.keys();
    if (kept.size > MOST_TEXTS && oldest !== undefined) kept.delete(oldest);
    return found;
  };
}

function frozen<Value>(value: Value): Value {
  if (typeof value === "object" && value !== null) for (const part of Object.values(Object.freeze(value))) frozen(part);
  return value;
}
