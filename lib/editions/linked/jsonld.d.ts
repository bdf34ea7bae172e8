/** The part of jsonld that the tests use; the package brings no types. */
declare module "jsonld" {
  const jsonld: { expand: (document: object, options: { documentLoader: (url: string) => Promise<never>; safe: boolean }) => Promise<Record<string, unknown>[]> };
  export default jsonld;
}
