import type { FactLine } from "@/components/desk/fact-words";

/** What a fact says, line by line. */
export function FactLines({ lines }: { lines: readonly FactLine[] }) {
  return (
    <dl className="grid gap-x-4 gap-y-1 sm:grid-cols-[11rem_1fr]">
      {lines.map((line) => (
        <div key={line.key} className="contents">
          <dt className="text-small text-muted">{line.label}</dt>
          <dd lang={line.lang} className="whitespace-pre-line break-words">
            {line.text}
          </dd>
        </div>
      ))}
    </dl>
  );
}
