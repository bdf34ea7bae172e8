import type { ReactNode } from "react";
import { DrawnOnce } from "@/components/ui/drawn-once";

/**
 * The main part of a public page, drawn once: no reader of the public site is sent the program that the other description is for.
 * What belongs into the head of the page stays outside.
 */
export function MainPart({ children }: { children: ReactNode }) {
  return (
    <DrawnOnce as="main" id="content" tabIndex={-1}>
      {children}
    </DrawnOnce>
  );
}
