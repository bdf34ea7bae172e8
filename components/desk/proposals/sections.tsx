import type { ReactNode } from "react";
import { DrawnOnce } from "@/components/ui/drawn-once";
import type { Locale } from "@/lib/core/kinds";
import { translatorFor } from "@/lib/messages/translate";

type Filed = { readonly id: string };

type WaitingProps<F extends Filed> = { locale: Locale; waiting: readonly F[]; /** Whether it is said that nothing waits; otherwise nothing is. */ saysNone: boolean; card: (filed: F) => ReactNode };

/** What waits for another pair of eyes, one below the other. */
export function WaitingSection<F extends Filed>({ locale, waiting, saysNone, card }: WaitingProps<F>) {
  const t = translatorFor(locale, "proposals");
  if (waiting.length === 0 && !saysNone) return null;
  return (
    <section aria-labelledby="waiting" className="mb-10">
      <h2 id="waiting" className="mb-3">
        {t("waiting")}
      </h2>
      {waiting.length === 0 ? (
        <p>{t("waitingNone")}</p>
      ) : (
        <ul className="grid gap-8">
          {waiting.map((filed) => (
            <li key={filed.id}>{card(filed)}</li>
          ))}
        </ul>
      )}
    </section>
  );
}

/** All that is on file, what was refused and taken back too. Nothing where nothing is. */
export function FiledSection<F extends Filed>({ locale, hint, files, line }: { locale: Locale; hint: string; files: readonly F[]; line: (filed: F) => ReactNode }) {
  if (files.length === 0) return null;
  return (
    <section aria-labelledby="history">
      <h2 id="history" className="mb-1">
        {translatorFor(locale, "proposals")("history")}
      </h2>
      <p className="mb-4 text-small text-muted">{hint}</p>
      <DrawnOnce as="ul" className="grid gap-4">
        {files.map((filed) => (
          <li key={filed.id}>{line(filed)}</li>
        ))}
      </DrawnOnce>
    </section>
  );
}
