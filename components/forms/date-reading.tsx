"use client";

import { useEffect, useRef, useState } from "react";
import type { DateDefaults, DateWords } from "@/components/forms/date-parts";
import { useFormState } from "@/components/forms/form-state";
import { formatHonestDate } from "@/lib/core/honest-date";
import { DATE_EXTENTS, edtfFromParts } from "@/lib/core/honest-date-parts";
import { readEdtf } from "@/lib/core/edtf-reading";
import type { Locale } from "@/lib/core/kinds";

/** After the last keystroke: a reading for each key would be read aloud for each key. */
const PAUSE_MS = 500;

/** What one box holds; "" where it is empty. */
type Box = (name: string) => string;

/** The date in words, or null for text that cannot be one yet; "" while there is none, and while the boxes do not make one. */
export function dateReading(box: Box, locale: Locale): string | null {
  const edtf = box("edtf").trim();
  if (edtf !== "") return readEdtf(edtf).ok ? formatHonestDate(edtf, locale) : null;
  const outcome = edtfFromParts({
    year: box("year"), month: box("month"), day: box("day"), untilYear: box("untilYear"), untilMonth: box("untilMonth"), untilDay: box("untilDay"),
    extent: DATE_EXTENTS.find((extent) => extent === box("extent")),
    approximate: box("approximate") !== "",
    uncertain: box("uncertain") !== "",
  });
  return outcome.ok && outcome.edtf !== null ? formatHonestDate(outcome.edtf, locale) : "";
}

type DateReadingProps = { prefix: string; words: DateWords; defaults: DateDefaults };

/** Reads back what the boxes of a date say, so that whoever typed them sees what is kept. The server draws it too, of what it was given. */
export function DateReading({ prefix, words, defaults }: DateReadingProps) {
  const { values } = useFormState();
  const place = useRef<HTMLOutputElement>(null);
  const [typed, setTyped] = useState<string | null | undefined>(undefined);

  useEffect(() => {
    const form = place.current?.closest("form");
    if (form == null) return;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const read = () => {
      const data = new FormData(form);
      setTyped(dateReading((name) => textOf(data.get(`${prefix}${name}`)), words.locale));
    };
    const onInput = (event: Event) => {
      if (!(event.target instanceof HTMLInputElement) || !event.target.name.startsWith(prefix)) return;
      clearTimeout(timer);
      timer = setTimeout(read, PAUSE_MS);
    };
    form.addEventListener("input", onInput);
    return () => {
      clearTimeout(timer);
      form.removeEventListener("input", onInput);
    };
  }, [prefix, words.locale]);

  const given: Box = (name) => {
    const value = values === null ? (defaults as Readonly<Record<string, unknown>>)[name] : values[`${prefix}${name}`];
    return value === true ? "yes" : textOf(Array.isArray(value) ? (value as unknown[])[0] : value);
  };
  const said = typed === undefined ? dateReading(given, words.locale) : typed;
  return (
    <output ref={place} className="block min-h-6 font-semibold">
      {said === null ? words.unreadable : said === "" ? "" : words.reads.replace("{date}", said)}
    </output>
  );
}

function textOf(value: unknown): string {
  return typeof value === "string" ? value : "";
}
