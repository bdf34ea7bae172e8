type Link = { href: string; label: string };

/** The ways through a list that is shown a page at a time: back to its beginning, and on. Null where one already stands there. */
export function FurtherLinks({ first, next }: { first: Link | null; next: Link | null }) {
  const links = [first, next].filter((link) => link !== null);
  if (links.length === 0) return null;
  return (
    <p className="mt-6 flex flex-wrap gap-x-6">
      {links.map(({ href, label }) => (
        <a key={href} href={href} className="inline-flex min-h-11 items-center">
          {label}
        </a>
      ))}
    </p>
  );
}
