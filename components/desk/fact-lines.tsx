import type { FactLine } from "@/components/desk/fact-words";

type FactLinesProps = { lines: readonly FactLine[]; /** Where somebody compares or decides: also what is as plain as with most facts. */ isWhole?: boolean };

/** What a fact says, line by line; not what goes without saying. */
export function FactLines({ lines, isWhole = false }: FactLinesProps) {
  return (
    <dl className="grid grid-cols-[6.5rem_minmax(0,1fr)] gap-x-4 gap-y-1 sm:grid-cols-[11rem_minmax(0,1fr)]">
      {lines.filter(({ isUsual, isPlain }) => isUsual !== true && (isWhole || isPlain !== true)).map((line) => (
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
