/** The part of citation-js that the tests use; the package brings no types. */
declare module "@citation-js/core" {
  export class Cite {
    constructor(text: string, options: { forceType: string });
    readonly data: unknown[];
  }
  export const plugins: { list: () => string[] };
}
declare module "@citation-js/plugin-bibtex";
declare module "@citation-js/plugin-ris";
