import { Mark } from "./how-put";
import { TextDifference } from "@/components/ui/text-difference";
import type { FactComparison, FieldDifference } from "@/lib/editions/compare";
import { isOf } from "@/lib/editions/edition";
import { translatorFor } from "@/lib/messages/translate";
import { isCoded, languageIn, Value } from "./comparison-values";
import { QuotedWords } from "./quoted-words";
import { Rating } from "./rating";
import { RecordLink } from "./record-link";
import { languageOf } from "./source-list";
import type { View } from "./view";

type Shown = Pick<View, "locale" | "lookup">;
type Row = { fact: FactComparison; view: Shown };

const SHAPES = { added: "+", removed: "−", changed: "≠" } as const;

/** What differs between two editions, fact by fact: in words, in lines and in structure, so that no one way of reading misses it. */
export function Comparison({ facts, view }: { facts: readonly FactComparison[]; view: Shown }) {
  return (
    <>
      {facts.map((fact) => (
        <FactRow key={`${fact.list} ${fact.before?.fact.id ?? ""} ${fact.after?.fact.id ?? ""}`} fact={fact} view={view} />
      ))}
    </>
  );
}

function FactRow({ fact, view }: Row) {
  const t = translatorFor(view.locale, "editions");
  return (
    <article className={`comparison comparison-${fact.act}`}>
      <h2 className="record-name">
        <Mark shape={SHAPES[fact.act]} tone={fact.act === "added" ? "accent" : fact.act === "removed" ? "caution" : "plain"}>
          {t(`compare.act.${fact.act}`)}
        </Mark>{" "}
        {titleOf(fact, view.locale)}
      </h2>
      <dl>
        {fact.fields.filter((row) => isWorthARow(row, fact)).map((row) => (
          <FieldRow key={row.field} row={row} fact={fact} view={view} />
        ))}
        <Citations fact={fact} view={view} />
      </dl>
    </article>
  );
}

/** What the fact is of: "Event", "Name"; of an attribute, which one. */
function titleOf({ list, before, after }: FactComparison, locale: Shown["locale"]): string {
  const fact = (after ?? before)?.fact;
  if (fact !== undefined && "attribute" in fact) return translatorFor(locale, "words")(`attribute.${fact.attribute}`);
  return translatorFor(locale, "editions")(`factList.${list}`);
}

// What a fact says when it says nothing special.
const USUAL: Readonly<Record<string, string>> = { modality: "stated", certainty: "certain", disputed: "false", preferred: "false" };
const BESIDE: ReadonlySet<string> = new Set(["language", "position", "attribute"]);

function isWorthARow(row: FieldDifference, { act }: FactComparison): boolean {
  if (act === "changed" && row.changed) return true;
  return !BESIDE.has(row.field) && USUAL[row.field] !== (row.after ?? row.before);
}

function FieldRow({ row, fact, view }: Row & { row: FieldDifference }) {
  const t = translatorFor(view.locale, "editions");
  return (
    <>
      <dt>{t(`field.${row.field}`)}</dt>
      <dd className="whitespace-pre-line">
        <Difference row={row} fact={fact} view={view} />
      </dd>
    </>
  );
}

function Difference({ row, fact, view }: Row & { row: FieldDifference }) {
  const t = translatorFor(view.locale, "editions");
  const { before, after } = row;
  const shown = (value: string) => <Value value={value} row={row} fact={fact} view={view} />;
  if (fact.act === "added") return <ins className="whole">{after === null ? null : shown(after)}</ins>;
  if (fact.act === "removed") return <del className="whole">{before === null ? null : shown(before)}</del>;
  if (!row.changed) return <>{after === null ? null : shown(after)}</>;
  if (row.type === "text" && before !== null && after !== null && !isCoded(row, fact)) {
    return (
      <TextDifference
        locale={view.locale}
        words={{ added: t("compare.added"), removed: t("compare.removed") }}
        before={before}
        after={after}
        lang={languageIn(row, fact) ?? undefined}
      />
    );
  }
  return (
    <>
      {before === null ? null : (
        <del className="bg-danger-soft">
          <span className="sr-only">{t("compare.removed")} </span>
          {shown(before)}
        </del>
      )}{" "}
      {after === null ? null : (
        <ins className="bg-accent-soft">
          <span className="sr-only">{t("compare.added")} </span>
          {shown(after)}
        </ins>
      )}
    </>
  );
}

/** The quotations that came and went; of a fact that is new or gone, all of them. */
function Citations({ fact, view }: Row) {
  const t = translatorFor(view.locale, "editions");
  const told = fact.citations.filter(({ state }) => fact.act !== "changed" || state !== "kept");
  if (told.length === 0) return null;
  return (
    <>
      <dt>{t("compare.sources")}</dt>
      {told.map(({ item, state }) => {
        const source = view.lookup.get(item.source);
        if (!isOf(source, "source")) return null;
        const Element = state === "removed" ? "del" : state === "added" ? "ins" : "span";
        return (
          <dd key={`${state} ${item.source} ${item.exact} ${item.locator ?? ""} ${item.reliability ?? ""}${item.credibility ?? ""}`}>
            {fact.act === "changed" ? <span className="kind">{t(`compare.citation.${state}`)} · </span> : null}
            <Element className={fact.act === "changed" ? "" : "whole"}>
              <QuotedWords words={item.exact} language={languageOf(source)} locale={view.locale} />
              {item.locator === null ? null : <span className="as-printed"> {item.locator}</span>}
              <Rating reliability={item.reliability} credibility={item.credibility} locale={view.locale} />
            </Element>{" "}
            <RecordLink edition={source} view={view} />
          </dd>
        );
      })}
    </>
  );
}
