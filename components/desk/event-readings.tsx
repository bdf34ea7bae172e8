import { CitationList } from "@/components/desk/citation-list";
import { FactLines } from "@/components/desk/fact-lines";
import { factLines, type RecordNames } from "@/components/desk/fact-words";
import type { Locale } from "@/lib/core/kinds";
import type { StoredFact } from "@/lib/facts/schema";

type EventReadingsProps = { /** Of the section's heading; once on a page. */ id: string; /** As it fits the page. */ heading: "h2" | "h4"; locale: Locale; title: string; readings: readonly StoredFact[]; names: RecordNames };

/** What sources say of one event so far: what another reading of it will stand beside. */
export function EventReadings({ id, heading: Heading, locale, title, readings, names }: EventReadingsProps) {
  return (
    <section aria-labelledby={id} className="border-s-4 border-rule ps-4">
      <Heading id={id} className={Heading === "h4" ? "text-small font-semibold" : ""}>{title}</Heading>
      <ul className="mt-2 grid gap-4">
        {readings.map((fact) => (
          <li key={fact.id}>
            <FactLines isWhole lines={factLines(fact, locale, names)} />
            <CitationList locale={locale} citations={fact.citations} names={names} />
          </li>
        ))}
      </ul>
    </section>
  );
}
