/** What goes with a form unseen, by the names under which it is posted. */
export function SentAlong({ about }: { about: Readonly<Record<string, string>> }) {
  return Object.entries(about).map(([name, value]) => <input key={name} type="hidden" name={name} value={value} />);
}
