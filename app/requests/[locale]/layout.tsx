import type { Metadata, Viewport } from "next";
import type { ReactNode } from "react";
import PublicLayout, { metadata as publicMetadata, viewport as publicViewport } from "@/app/(public)/[locale]/layout";

type LayoutProps = { children: ReactNode; params: Promise<{ locale: string }> };

export const metadata: Metadata = { ...publicMetadata, robots: { index: false } };
export const viewport: Viewport = publicViewport;

/** Looks like the public site, and is served by the desk half, which alone can write. */
export default function RequestsLayout({ children, params }: LayoutProps) {
  return <PublicLayout params={params}>{children}</PublicLayout>;
}
