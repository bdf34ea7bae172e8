import { daysBetween } from "@/lib/core/days";
import type { Locale } from "@/lib/core/kinds";
import { translatorFor } from "@/lib/messages/translate";
import type { Laws } from "@/lib/vocabulary/law";

const WIDTH = 1000;
const HEIGHT = 24;
/** Between two versions that follow each other. */
const GAP = 6;

/** The days that a line stands for: the same for all practices of a page, so that one can be held to another. */
export type Across = { from: string; to: string };

/** @param today ISO day @returns null where no version has a first day */
export function daysAcross(laws: Laws, today: string): Across | null {
  const days = laws.flatMap(({ inForceFrom, inForceTo }) => [inForceFrom, inForceTo].filter((day) => day !== null)).toSorted();
  const [from] = days;
  if (from === undefined) return null;
  const last = days.at(-1) ?? today;
  return { from, to: last > today ? last : today };
}

/** The versions of one practice as stretches of time. A picture of the list beside it, which says all of it in words. */
export function LawTimeLine({ laws, across, locale }: { laws: Laws; across: Across; locale: Locale }) {
  const whole = Math.max(1, daysBetween(across.from, across.to) + 1);
  const at = (day: string) => Math.round((daysBetween(across.from, day) / whole) * WIDTH);
  return (
    <div className="my-2 max-w-measure">
      <svg viewBox={`0 0 ${WIDTH} ${HEIGHT}`} preserveAspectRatio="none" aria-hidden="true" focusable="false" className="block h-6 w-full text-accent">
        <line x1="0" x2={WIDTH} y1={HEIGHT / 2} y2={HEIGHT / 2} stroke="currentColor" strokeWidth="1" vectorEffect="non-scaling-stroke" />
        {laws.map(({ id, inForceFrom, inForceTo, longest }) => {
          if (inForceFrom === null) return null;
          const [left, right] = [at(inForceFrom), inForceTo === null ? WIDTH : at(inForceTo)];
          return <rect key={id} x={left} y="4" width={Math.max(GAP, right - left - GAP)} height={HEIGHT - 8} vectorEffect="non-scaling-stroke" className={longest === null ? "fill-paper stroke-current" : "fill-current"} />;
        })}
      </svg>
      <div className="flex justify-between text-small text-muted">
        <span>{across.from.slice(0, 4)}</span>
        <span className="sr-only">{translatorFor(locale, "law")("line")}</span>
        <span>{across.to.slice(0, 4)}</span>
      </div>
    </div>
  );
}
