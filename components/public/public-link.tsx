import type { ComponentProps } from "react";
import { publicHref } from "@/lib/editions/site";

/** A link to a page of the public site, for pages of the desk: words alone on a desk of its own that was not told where that is. @param to its path */
export function PublicLink({ to, children, ...more }: { to: string } & Omit<ComponentProps<"a">, "href">) {
  return (
    <a href={publicHref(to)} {...more}>
      {children}
    </a>
  );
}
