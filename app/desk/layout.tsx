import "@/app/desk/desk.css";
import type { ReactNode } from "react";
import { deskLocale } from "@/lib/accounts/queries/desk-locale";
import { languageTag } from "@/lib/core/languages";

/** The frame of everything behind sign-in and of sign-in itself. No page is checked here: each asks for its actor. */
export default async function DeskRootLayout({ children }: { children: ReactNode }) {
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
