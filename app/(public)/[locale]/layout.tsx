import type { Metadata, Viewport } from "next";
import type { ReactNode } from "react";
import "@/app/globals.css";
import { localeOf } from "@/components/public/params";
import { languageTag } from "@/lib/core/languages";

type LayoutProps = { children: ReactNode; params: Promise<{ locale: string }> };

export const metadata: Metadata = {
  // No page asks for anything that it does not need to be read, and none says where its reader came from.
  referrer: "no-referrer",
  icons: { icon: [{ url: "/favicon.ico", sizes: "16x16 32x32" }, { url: "/icon.svg", type: "image/svg+xml" }] },
  formatDetection: { telephone: false, date: false, email: false, address: false },
};

export const viewport: Viewport = {
  colorScheme: "light dark",
  themeColor: [
    { media: "(prefers-color-scheme: light)", color: "#faf8f3" },
    { media: "(prefers-color-scheme: dark)", color: "#15171a" },
  ],
};

export default async function PublicLayout({ children, params }: LayoutProps) {
  const { locale } = await localeOf(params);
  return (
    <html lang={languageTag(locale)} dir="ltr">
      <body className="public">{children}</body>
    </html>
  );
}
