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
