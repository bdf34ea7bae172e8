"use client";

import { usePathname } from "next/navigation";

type DeskNavigationLinkProps = { href: string; label: string; isExact: boolean };

/** A way through the desk that says when the reader is there: a layout does not know its page. */
export function DeskNavigationLink({ href, label, isExact }: DeskNavigationLinkProps) {
  const here = usePathname();
  const isHere = here === href || (!isExact && here.startsWith(`${href}/`));
  return (
    <a
      href={href}
      aria-current={isHere ? "page" : undefined}
      className="inline-flex min-h-11 items-center border-b-4 border-transparent no-underline hover:underline aria-[current=page]:border-accent aria-[current=page]:font-semibold"
    >
      {label}
    </a>
  );
}
