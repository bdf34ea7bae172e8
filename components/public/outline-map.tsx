import type { Locale } from "@/lib/core/kinds";
import type { MapState } from "@/lib/editions/charts/signature-table";
import { translatorFor } from "@/lib/messages/translate";
import { OUTLINES, outlineOf, type Outline } from "@/lib/vocabulary/outlines";

/** Units under which a country is no more than a dot, and gets a ring. */
const SMALL = 8;
const RING = 5;

type Placed<S> = { code: string; outline: Outline; state: S };

/**
 * The countries that signed, or that a source notes absent, on an outline of the land. Decoration beside the list that says the same: hidden from screen
 * readers, and nothing is lost without it. Only these countries are outlined, so that the map draws few borders; whose they are, its caption says.
 * @param states by the country's code; `unplaced` names the countries of the list for which the map has no outline
 */
export function SignatureMap({ states, unplaced, locale }: { states: ReadonlyMap<string, MapState>; unplaced: readonly string[]; locale: Locale }) {
  const t = translatorFor(locale, "charts");
  if (states.size === 0) return null;
  const placed = placedOf([...states]);
  const separator = translatorFor(locale, "common")("listSeparator");
  return (
    <figure className="outline-map">
      <Picture>
        <defs>
          <pattern id="absent-hatch" width="5" height="5" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
            <line className="map-hatch" x1="2" y1="0" x2="2" y2="5" />
          </pattern>
        </defs>
        {placed.map(({ code, outline, state }) => (
          <g key={code}>
            {state.signed ? <path className="map-signed" d={outline.path} /> : null}
            {state.absent ? <path className="map-absent" d={outline.path} fill="url(#absent-hatch)" /> : null}
            <Ring outline={outline} />
          </g>
        ))}
      </Picture>
      <figcaption>
        {[t("map.legend"), ...(unplaced.length === 0 ? [] : [t("map.unplaced", { countries: unplaced.join(separator) })]), t("map.borders")].join(locale === "zh" ? "" : " ")}
      </figcaption>
    </figure>
  );
}

/** Where a country lies. Nothing where the map has no outline of it. */
export function CountryMap({ code, locale }: { code: string; locale: Locale }) {
  const outline = outlineOf(code);
  if (outline === null) return null;
  return (
    <figure className="outline-map outline-map-small">
      <Picture>
        <path className="map-signed" d={outline.path} />
        <Ring outline={outline} />
      </Picture>
      <figcaption>{translatorFor(locale, "charts")("map.borders")}</figcaption>
    </figure>
  );
}

function Picture({ children }: { children: React.ReactNode }) {
  return (
    <svg viewBox={`0 0 ${OUTLINES.width} ${OUTLINES.height}`} aria-hidden="true" focusable="false">
      <path className="map-land" d={OUTLINES.land} />
      {children}
    </svg>
  );
}

function Ring({ outline: { middle: [x, y], size } }: { outline: Outline }) {
  return size >= SMALL ? null : <circle className="map-ring" cx={x} cy={y} r={RING} />;
}

function placedOf<S>(states: readonly (readonly [string, S])[]): Placed<S>[] {
  return states.flatMap(([code, state]) => {
    const outline = outlineOf(code);
    return outline === null ? [] : [{ code, outline, state }];
  });
}
