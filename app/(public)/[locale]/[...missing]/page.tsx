import { NotFoundView } from "@/components/public/absent-view";
import { localeOf } from "@/components/public/params";

export const dynamic = "force-dynamic";

/** Every public address that leads nowhere. */
export default async function MissingPage({ params }: { params: Promise<{ locale: string }> }) {
  const { locale } = await localeOf(params);
  return <NotFoundView locale={locale} />;
}
