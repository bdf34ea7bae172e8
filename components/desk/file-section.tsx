import type { ReactNode } from "react";
import { formClasses } from "@/components/forms/form-classes";

export type AddLink = { href: string; label: string; /** What is done most: it stands first among them, and looks it. */ isFirst?: boolean };

type FileSectionProps = {
  id: string;
  heading: string;
  level?: "h2" | "h3";
  /** What can be added here; none where nothing can, as of a withdrawn record. */
  add: readonly AddLink[];
  /** What stands here when nothing does: what to do next. */
  empty?: string;
  isEmpty: boolean;
  children?: ReactNode;
};

/** One part of a record's file: what is on file, and the ways to add to it. */
export function FileSection({ id, heading, level: Heading = "h2", add, empty, isEmpty, children }: FileSectionProps) {
  return (
    <section aria-labelledby={id} className="mb-10 grid gap-3">
      <Heading id={id}>{heading}</Heading>
      {isEmpty && empty !== undefined && <p className="text-muted">{empty}</p>}
      {add.length > 0 && (
        <ul className="flex max-w-none flex-wrap gap-x-5 gap-y-1">
          {add.map(({ href, label, isFirst = false }) => (
            <li key={href}>
              <a href={href} className={`inline-flex items-center ${isFirst ? `${formClasses.primary} no-underline` : "min-h-11"}`}>
                {label}
              </a>
            </li>
          ))}
        </ul>
      )}
      {children}
    </section>
  );
}
