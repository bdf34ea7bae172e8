import { DeskNavigationLink } from "@/components/desk/desk-navigation-link";
import { PublicLink } from "@/components/public/public-link";
import { signOutAction } from "@/lib/accounts/actions";
import { roleAtLeast, type Actor } from "@/lib/core/actor";
import { paths } from "@/lib/core/paths";
import { translatorFor } from "@/lib/messages/translate";
import { mayReadRequests } from "@/lib/requests/policy";

/** On a phone the ways from the fifth on stand behind "More", which opens without a script; the one to where somebody is stands beside it all the same, except in browsers without `:has` (Firefox ESR 115), which show it behind "More" alone. One alone would take no less room there. */
const ALWAYS_SHOWN = 4;

/** Who is signed in, the ways through the desk, and the way out. */
export function DeskHeader({ actor, unread }: { actor: Actor; /** Messages that they have not read. */ unread: number }) {
  const t = translatorFor(actor.locale, "desk");
  const advocacy = translatorFor(actor.locale, "advocacy");
  const words = translatorFor(actor.locale, "words");
  const watch = translatorFor(actor.locale, "watch");
  const links = [
    { href: paths.desk.today(), label: t("nav.today"), isExact: true },
    { href: paths.desk.inbox(), label: unread === 0 ? watch("inbox.title") : watch("inbox.nav", { count: unread }), isExact: false },
    // Of an advocate everything is there; whoever drafts finds their lists on Today.
    ...(roleAtLeast(actor.role, "researcher")
      ? [{ href: paths.desk.cases(), label: t("nav.find"), isExact: true }]
      : [{ href: paths.desk.lists(), label: advocacy("lists.title"), isExact: false }, { href: paths.desk.searches(), label: advocacy("searches.title"), isExact: false }]),
    ...(roleAtLeast(actor.role, "researcher") ? [{ href: paths.desk.newCase(), label: t("nav.addCase"), isExact: false }] : []),
    ...(roleAtLeast(actor.role, "researcher") ? [{ href: paths.desk.duplicates(), label: translatorFor(actor.locale, "duplicates")("nav"), isExact: false }] : []),
    ...(roleAtLeast(actor.role, "researcher") ? [{ href: paths.desk.imports(), label: translatorFor(actor.locale, "imports")("title"), isExact: false }] : []),
    ...(roleAtLeast(actor.role, "editor") ? [{ href: paths.desk.review(), label: t("nav.review"), isExact: false }] : []),
    ...(mayReadRequests(actor) ? [{ href: paths.desk.requests(), label: translatorFor(actor.locale, "requests")("desk.title"), isExact: false }] : []),
    ...(roleAtLeast(actor.role, "admin") ? [{ href: paths.desk.people(), label: t("nav.people"), isExact: false }] : []),
    { href: paths.desk.sessions(), label: t("nav.sessions"), isExact: false },
  ];
  const shown = links.length > ALWAYS_SHOWN + 1 ? ALWAYS_SHOWN : links.length;
  return (
    <header className="border-b border-rule">
      <div className="mx-auto flex w-full max-w-page flex-wrap items-center gap-x-6 gap-y-2 px-4 py-3">
        <PublicLink to={paths.home(actor.locale)} className="font-serif text-lead font-semibold text-ink no-underline">
          {t("siteName")}
        </PublicLink>
        <p className="text-small text-muted">{t("signedInAs", { name: actor.displayName, role: words(`role.${actor.role}`) })}</p>
        <form action={signOutAction} className="ms-auto">
          <button type="submit" className="min-h-11 px-2 underline">
            {t("signOut")}
          </button>
        </form>
      </div>
      <nav aria-label={t("nav.label")} className="mx-auto w-full max-w-page px-4">
        <div className="flex flex-wrap items-center gap-x-5">
          <ul className="contents">
            {links.slice(0, shown).map((link) => (
              <li key={link.href}>
                <DeskNavigationLink {...link} />
              </li>
            ))}
          </ul>
          {shown < links.length && (
            <>
              <details className="peer sm:hidden">
                <summary className="min-h-11 cursor-pointer content-center border-b-4 border-transparent">{t("nav.more")}</summary>
              </details>
              <ul className="peer-open:[&>li]:block contents">
                {links.slice(shown).map((link) => (
                  <li key={link.href} className="max-sm:hidden max-sm:has-aria-[current=page]:block">
                    <DeskNavigationLink {...link} />
                  </li>
                ))}
              </ul>
            </>
          )}
        </div>
      </nav>
    </header>
  );
}
