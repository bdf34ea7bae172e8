import "@/app/globals.css";
import type { ReactNode } from "react";
import { currentActor } from "@/lib/accounts/session";
import { preferredLocale, requestHeader } from "@/lib/platform/request";

/** The frame of everything behind sign-in and of sign-in itself. No page is checked here: each asks for its actor. */
export default async function DeskRootLayout({ children }: { children: ReactNode }) {
  const actor = await currentActor();
  const locale = actor?.locale ?? preferredLocale(await requestHeader("accept-language"));
  return (
    <html lang={locale === "zh" ? "zh-Hans" : "en"}>
      <head>
        <meta name="robots" content="noindex" />
      </head>
      <body>{children}</body>
    </html>
  );
}
