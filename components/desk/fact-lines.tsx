import type { FactLine } from "@/components/desk/fact-words";

/** What a fact says, line by line; not what goes without saying. */
export function FactLines({ lines }: { lines: readonly FactLine[] }) {
  return (
    <dl className="grid gap-x-4 gap-y-1 sm:grid-cols-[11rem_1fr]">
      {lines.filter(({ isUsual }) => isUsual !== true).map((line) => (
        <div key={line.key} className="contents">
          <dt className="text-small text-muted">{line.label}</dt>
          <dd lang={line.lang} className="whitespace-pre-line break-words">
            <LineText line={line} />
          </dd>
        </div>
      ))}
    </dl>
  );
}

/** A line's words; of a record, with the way to it. */
export function LineText({ line }: { line: FactLine }) {
  return line.href === undefined ? line.text : <a href={line.href}>{line.text}</a>;
}
