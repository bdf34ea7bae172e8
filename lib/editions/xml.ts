/** XML built from elements, never from text: whatever a name or a note holds stays text (XML 1.0, 2.4). */

/** One element: attributes without a value are left out; children are elements or text. */
export type Xml = { name: string; attributes: Readonly<Record<string, string | undefined>>; children: readonly (Xml | string)[] };

/** Makes an element. */
export function element(name: string, attributes: Readonly<Record<string, string | undefined>> = {}, ...children: readonly (Xml | string)[]): Xml {
  return { name, attributes, children };
}

/** A whole document in UTF-8. */
export function xmlDocument(root: Xml): string {
  return `<?xml version="1.0" encoding="UTF-8"?>\n${written(root)}\n`;
}

function written({ name, attributes, children }: Xml): string {
  const said = Object.entries(attributes).flatMap(([key, value]) => (value === undefined ? [] : ` ${key}="${escaped(value)}"`));
  const inner = children.map((child) => (typeof child === "string" ? escaped(child) : written(child))).join("");
  return inner === "" ? `<${name}${said.join("")}/>` : `<${name}${said.join("")}>${inner}</${name}>`;
}

const ENTITIES: Readonly<Record<string, string>> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#39;" };
// What no XML document may hold, not even as a reference (XML 1.0, 2.2).
const FORBIDDEN = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]/gu;

function escaped(text: string): string {
  return text.toWellFormed().replace(FORBIDDEN, "").replace(/[&<>"']/gu, (character) => ENTITIES[character] ?? character);
}
