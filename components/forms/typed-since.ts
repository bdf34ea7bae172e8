/**
 * What somebody types while a form is on its way, or stands in another form of a page that is drawn anew after a save, stays: React puts every field of such a
 * page anew, with what the server knows of it. The boxes are read in the moment in which they go, and filled again in the one in which the new ones stand.
 */

/** Name of a box → what stands in it; more than one where several boxes have the name. Without secrets, and without what nobody types. */
export type Boxes = Readonly<Record<string, readonly string[]>>;

/** Never put back into a page: the same names as the server leaves out of its answers. */
export const SECRET = /^(?:code|proof|recoveryCode|passkey)$|(?:password|secret|token)$/i;

type Box = HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement;
const UNTYPED = new Set(["hidden", "submit", "button", "image", "reset", "file", "password"]);
/** Whoever confirms something, or says who somebody is, answers what the page says at that moment: drawn anew, another name may stand in that place. */
const CONFIRMS = /^(?:confirmed|people\[\d+\]\.is)$/u;

/** Where the caret stood. */
type Caret = { id: string; start: number | null; end: number | null };
type Left = { boxes: Boxes; caret: Caret | null };

/** What forms that are gone held, by their place, until those that stand there have taken it: within one step of React's. */
const left = new Map<string, Left>();

/** The boxes that hold something else than before; one that is gone says nothing. */
export function typedSince(before: Boxes, now: Boxes): Boxes {
  return Object.fromEntries(Object.entries(now).filter(([name, values]) => JSON.stringify(before[name] ?? []) !== JSON.stringify(values)));
}

/** What stands in the boxes of a form. */
export function boxesOf(form: HTMLFormElement): Boxes {
  return read(form, (box) => (isTick(box) ? (box.checked ? [box.value] : []) : box instanceof HTMLSelectElement ? [...box.selectedOptions].map(({ value }) => value) : [box.value]));
}

/** What the page put into the boxes of a form. */
export function defaultsOf(form: HTMLFormElement): Boxes {
  return read(form, (box) => {
    if (isTick(box)) return box.defaultChecked ? [box.value] : [];
    if (!(box instanceof HTMLSelectElement)) return [box.defaultValue.replace(/\r\n?/g, "\n")];
    const chosen = [...box.options].filter(({ defaultSelected }) => defaultSelected);
    // Without a default a browser shows the first.
    return (chosen.length > 0 || box.multiple ? chosen : [...box.options].slice(0, 1)).map(({ value }) => value);
  });
}

/** The box in which somebody is, if it is one of this form's. */
export function boxInHand(form: HTMLFormElement): Element | null {
  const active = document.activeElement;
  return active !== null && isBox(active) && active.form === form ? active : null;
}

/**
 * Keeps what is typed into a form that is about to go, for the one that stands in its place in the same moment; if none does, it goes.
 * @param at the page and the form on it @param since what needs no keeping: as it was sent, or as the page put it there @param wasIn the box in which somebody was when it was sent
 */
export function leave(form: HTMLFormElement, at: string, since: Boxes, wasIn: Element | null): void {
  const boxes = typedSince(since, boxesOf(form));
  const inHand = boxInHand(form);
  const goesOn = inHand !== null && (Object.keys(boxes).length > 0 || inHand !== wasIn);
  if (Object.keys(boxes).length === 0 && !goesOn) return;
  left.set(at, { boxes, caret: goesOn ? caretOf(inHand) : null });
  setTimeout(() => left.delete(at), 0);
}

/** Puts what was left behind into the form that stands there now. @returns whether somebody is in one of its boxes and goes on */
export function takeOver(form: HTMLFormElement, at: string): boolean {
  const found = left.get(at);
  if (found === undefined) return false;
  left.delete(at);
  putInto(form, found.boxes);
  return found.caret !== null && putCaret(found.caret);
}

function isBox(control: Element): control is Box {
  if (!(control instanceof HTMLInputElement || control instanceof HTMLTextAreaElement || control instanceof HTMLSelectElement)) return false;
  return control.name !== "" && !CONFIRMS.test(control.name) && !control.disabled && !UNTYPED.has(control.type) && !SECRET.test(control.name);
}

function isTick(box: Box): box is HTMLInputElement {
  return box.type === "checkbox" || box.type === "radio";
}

function read(form: HTMLFormElement, valuesOf: (box: Box) => string[]): Boxes {
  const boxes: Record<string, string[]> = {};
  for (const control of form.elements) {
    if (isBox(control)) boxes[control.name] = [...(boxes[control.name] ?? []), ...valuesOf(control)];
  }
  return boxes;
}

function putInto(form: HTMLFormElement, boxes: Boxes): void {
  const next: Record<string, number> = {};
  for (const box of [...form.elements].filter(isBox)) {
    const values = boxes[box.name];
    if (values === undefined) continue;
    const turn = next[box.name] ?? 0;
    next[box.name] = turn + 1;
    if (!put(box, values, turn)) continue;
    // It stood open when somebody typed into it.
    const folded = box.closest("details");
    if (folded !== null) folded.open = true;
    // Whoever listens to keys, such as what reads a date back, hears of these too.
    box.dispatchEvent(new Event("input", { bubbles: true }));
  }
}

/** @returns whether the box held something else */
function put(box: Box, values: readonly string[], turn: number): boolean {
  if (isTick(box)) {
    const was = box.checked;
    box.checked = values.includes(box.value);
    return was !== box.checked;
  }
  if (box instanceof HTMLSelectElement) {
    const was = [...box.selectedOptions].map(({ value }) => value).join(" ");
    for (const option of box.options) option.selected = values.includes(option.value);
    return was !== [...box.selectedOptions].map(({ value }) => value).join(" ");
  }
  const was = box.value;
  box.value = values[turn] ?? "";
  return was !== box.value;
}

function caretOf(box: Element): Caret {
  const text = box instanceof HTMLInputElement || box instanceof HTMLTextAreaElement ? box : null;
  return { id: box.id, start: text?.selectionStart ?? null, end: text?.selectionEnd ?? null };
}

function putCaret({ id, start, end }: Caret): boolean {
  const box = document.getElementById(id);
  box?.focus({ preventScroll: true });
  // Of a tick or an address of mail there is none to put.
  if ((box instanceof HTMLInputElement || box instanceof HTMLTextAreaElement) && start !== null && box.selectionStart !== null) box.setSelectionRange(start, end);
  return box !== null;
}
