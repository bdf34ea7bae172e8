import "@/app/desk/desk.css";
import type { ReactNode } from "react";
import { DrawnApart } from "@/components/ui/drawn-apart";
import { deskLocale } from "@/lib/accounts/queries/desk-locale";
import { drawingOfRequest } from "@/lib/core/drawing-manner";
import { languageTag } from "@/lib/core/languages";

/** The frame of everything behind sign-in and of sign-in itself. No page is checked here: each asks for its actor. */
export default async function DeskRootLayout({ children }: { children: ReactNode }) {
  // Before anything is waited for: no page draws earlier, and one that did would describe its still parts as well.
  drawingOfRequest().StillPart = DrawnApart;
  const locale = await deskLocale();
  return (
    <html lang={languageTag(locale)}>
      <head>
        <meta name="robots" content="noindex" />
      </head>
      <body>{children}</body>
    </html>
  );
}
