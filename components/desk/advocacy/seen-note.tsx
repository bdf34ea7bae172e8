"use client";

import { HiddenField } from "@/components/forms/hidden-field";
import { formClasses } from "@/components/forms/form-classes";
import { useFormState } from "@/components/forms/form-state";

/**
 * Which note the form was filled with. Where it was saved elsewhere since, that is shown, and what is sent next is known to have been typed beside it.
 * @param seen when the note was written; empty where there was none
 * @param other what stands above the other version
 */
export function SeenNote({ seen, other }: { seen: string; other: string }) {
  const { failure } = useFormState();
  const told = failure?.conflict;
  const standing = typeof told === "object" && told !== null && "standing" in told && typeof told.standing === "string" && "seen" in told && typeof told.seen === "string" ? { words: told.standing, seen: told.seen } : null;
  if (standing === null) return <HiddenField name="seen" value={seen} />;
  return (
    <div className={formClasses.status}>
      <input type="hidden" name="seen" value={standing.seen} />
      <p className="font-semibold">{other}</p>
      <p className="whitespace-pre-line break-words">{standing.words === "" ? "–" : standing.words}</p>
    </div>
  );
}
