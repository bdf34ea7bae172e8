"use client";

import { useField } from "@/components/forms/form-state";

/**
 * What the form showed, sent along unseen. After a failure the same as before: what was typed beside it was typed to that, and the page may be drawn
 * from something newer by then.
 */
export function HiddenField({ name, value }: { name: string; value: string }) {
  const { typed } = useField(name);
  return <input type="hidden" name={name} value={typed?.[0] ?? value} />;
}
