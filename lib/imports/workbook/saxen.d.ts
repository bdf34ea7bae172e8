/** What we use of saxen, which brings no types. */
declare module "saxen" {
  export class Parser {
    on(event: "openTag", call: (name: string, attributes: () => Record<string, string>) => void): this;
    on(event: "closeTag", call: (name: string) => void): this;
    on(event: "text" | "cdata" | "attention", call: (text: string) => void): this;
    on(event: "error" | "warn", call: (error: Error) => void): this;
    parse(xml: string): Error | null;
  }
}
