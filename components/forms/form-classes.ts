/** How form controls look, in one place: each control is at least 44 px high, and an error shows by border, weight and word. */
export const formClasses = {
  form: "grid gap-6",
  group: "grid content-start gap-1",
  /** Two fields side by side where there is room, their boxes on one line, whatever is said above each. */
  pair: "grid items-end gap-5 sm:grid-cols-2",
  label: "font-semibold",
  hint: "text-small text-muted",
  error: "border-s-4 border-danger ps-3 font-semibold text-danger",
  control: "min-h-11 w-full min-w-0 max-w-measure rounded-sm border border-edge bg-paper px-3 py-2 text-ink aria-invalid:border-2 aria-invalid:border-danger",
  narrow: "min-h-11 rounded-sm border border-edge bg-paper px-3 py-2 text-ink aria-invalid:border-2 aria-invalid:border-danger",
  tick: "mt-0.5 size-6 shrink-0 accent-accent",
  choice: "flex min-h-11 items-start gap-3 py-2",
  legend: "mb-1 font-semibold",
  section: "grid min-w-0 gap-5 border-t border-rule pt-4",
  sectionTitle: "float-start w-full font-serif text-title2 font-semibold",
  primary: "min-h-11 rounded-sm border border-accent bg-accent px-5 py-2 font-semibold text-paper hover:underline aria-disabled:opacity-70",
  secondary: "min-h-11 rounded-sm border border-edge bg-paper px-5 py-2 font-semibold text-ink hover:underline aria-disabled:opacity-70",
  /** Beside what one came to read, once in each row: as high as any other, and no louder than the words around it. */
  quiet: "min-h-11 rounded-sm border border-edge bg-paper px-3 py-1 text-small text-ink hover:underline aria-disabled:opacity-70",
  danger: "min-h-11 rounded-sm border-2 border-danger bg-paper px-5 py-2 font-semibold text-danger hover:bg-danger-soft aria-disabled:opacity-70",
  summary: "border-4 border-danger bg-paper p-4",
  status: "border-s-4 border-accent bg-accent-soft p-4",
} as const;
