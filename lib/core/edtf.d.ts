/** The part of `edtf` (4.11, which ships no types) that lib/core/edtf-reading.ts uses: its grammar, nothing else. */
declare module "edtf" {
  type EdtfNode = {
    type: "Date" | "Year" | "Decade" | "Century" | "Season" | "Interval" | "List" | "Set";
    level: number;
    /** Of a date: year, month from 0, day. Of an interval: two ends, where no end is null or infinite. Of a set: dates and pairs of dates. */
    values: unknown[];
    /** True, or a bit mask of the parts that it holds for. */
    approximate?: boolean | number;
    uncertain?: boolean | number;
    unspecified?: number;
    /** Of a set: open at its start or end. */
    earlier?: boolean;
    later?: boolean;
  };
  /** Throws where the text is not EDTF. */
  export function parse(text: string): EdtfNode;
}
