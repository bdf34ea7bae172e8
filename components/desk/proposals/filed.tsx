import type { ReactNode } from "react";
import { dayText } from "@/components/desk/accounts/moment";
import { DrawnOnce } from "@/components/ui/drawn-once";
import type { Locale } from "@/lib/core/kinds";
import { translatorFor } from "@/lib/messages/translate";
import type { Filed } from "@/lib/proposals/schema";

/** A card of a list. */
export function Card({ children }: { children: ReactNode }) {
  return <div className="border-s-4 border-rule ps-4">{children}</div>;
}

type Told = Pick<Filed<string, unknown>, "proposed" | "reason">;

/** Who proposed it and why. */
function Proposing({ filed: { proposed, reason }, locale, children }: { filed: Told; locale: Locale; children?: ReactNode }) {
  const t = translatorFor(locale, "proposals");
  return (
    <>
      {proposed !== null && <p className="text-small text-muted">{t("proposedBy", { name: proposed.by, day: dayText(proposed.at, locale) })}</p>}
      {children}
      {reason !== null && <p className="whitespace-pre-line">{t("why", { reason })}</p>}
    </>
  );
}

/** A proposal that waits: what it is, by whom and why; then what it would change, and the forms by which this person decides on it. */
export function WaitingCard({ filed, title, locale, forms, children }: { filed: Told; title: string; locale: Locale; forms: ReactNode; children: ReactNode }) {
  return (
    <Card>
      <DrawnOnce>
        <h3 className="mb-1">{title}</h3>
        <Proposing filed={filed} locale={locale} />
        {children}
      </DrawnOnce>
      {forms}
    </Card>
  );
}

type FiledCardProps = { filed: Told & Pick<Filed<string, unknown>, "state" | "decided">; /** What was done or proposed. */ title: string; /** What is opened to read all of it. */ name: string; locale: Locale; children: ReactNode };

/** What came with the product: nobody proposed it, and nobody decided on it. */
export const SHIPPED: FiledCardProps["filed"] = { state: "shipped", proposed: null, reason: null, decided: null };

/** A line of the history: what was done or proposed, what became of it, and all that it says. */
export function FiledCard({ filed, title, name, locale, children }: FiledCardProps) {
  const t = translatorFor(locale, "proposals");
  const { state, decided } = filed;
  return (
    <Card>
      <p className="font-semibold">
        {title} · {t(`state.${state}`)}
      </p>
      <Proposing filed={filed} locale={locale}>
        {decided !== null && state !== "shipped" && state !== "proposed" && (
          <p className="text-small text-muted">
            {t(`decided.${state}`, { name: decided.by, day: dayText(decided.at, locale), note: decided.note ?? "" })} {state === "approved" && decided.alone ? t("changed.alone") : null}
          </p>
        )}
      </Proposing>
      <details>
        <summary className="min-h-11 cursor-pointer py-2">
          {name}
          <span className="sr-only">: {title}</span>
        </summary>
        {children}
      </details>
    </Card>
  );
}
