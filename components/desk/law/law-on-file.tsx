/** The law as it stands, for `DrawnFrom`: each of what is given to it alone, so that it is drawn again only where that is another. */
import { LawTimeLine, type Across } from "@/components/desk/law/time-line";
import { VersionLines, VersionWhole } from "@/components/desk/law/version-card";
import { Card } from "@/components/desk/proposals/filed";
import { lawTitle } from "@/components/public/law-words";
import type { Locale } from "@/lib/core/kinds";
import { paths } from "@/lib/core/paths";
import { translatorFor } from "@/lib/messages/translate";
import type { LawVersion } from "@/lib/vocabulary/law";

type OfPractices = { locale: Locale; /** What every line stands for; it goes on to today. */ across: Across | null; practices: readonly { code: string; name: string; versions: readonly LawVersion[] }[] };

/** Every practice with its versions in short, as entries of a list. */
export function lawOfPractices({ locale, across, practices }: OfPractices) {
  const t = translatorFor(locale, "law");
  return practices.map(({ code, name, versions }) => (
    <li key={code} className="border-t border-rule pt-4">
      <h3>{name}</h3>
      {across !== null && versions.length > 0 && <LawTimeLine laws={versions} across={across} locale={locale} />}
      {versions.length === 0 ? (
        <p>{t("none")}</p>
      ) : (
        <ul className="grid gap-3 lg:grid-cols-2">
          {versions.map((version) => (
            <li key={version.id}>
              <Card>
                <VersionLines version={version} locale={locale} />
              </Card>
            </li>
          ))}
        </ul>
      )}
      <p>
        <a href={paths.desk.lawOf(code)} className="inline-flex min-h-11 items-center">
          {t("open", { practice: name })}
        </a>
      </p>
    </li>
  ));
}

type OfOne = { locale: Locale; /** Code of the practice. */ code: string; across: Across | null; /** With whether a proposal about it may be begun. */ versions: readonly { version: LawVersion; mayPropose: boolean }[] };

/** What stands of one practice, with everything that it says. */
export function lawOfOne({ locale, code, across, versions }: OfOne) {
  const t = translatorFor(locale, "law");
  return (
    <>
      {across !== null && <LawTimeLine laws={versions.map(({ version }) => version)} across={across} locale={locale} />}
      {versions.length === 0 ? (
        <p>{t("none")}</p>
      ) : (
        <ul className="grid gap-6">
          {versions.map(({ version, mayPropose }) => (
            <li key={version.id}>
              <Card>
                <VersionWhole version={version} stands locale={locale} />
                {mayPropose && (
                  <p className="mt-2 flex flex-wrap gap-x-6">
                    {(["correct", ...(version.inForceTo === null ? (["end"] as const) : []), "withdraw"] as const).map((act) => (
                      <a key={act} href={paths.desk.proposeLaw(code, act, version.id)} className="inline-flex min-h-11 items-center">
                        {t(`act.${act}`)}
                        <span className="sr-only">: {lawTitle(version, locale)}</span>
                      </a>
                    ))}
                  </p>
                )}
              </Card>
            </li>
          ))}
        </ul>
      )}
    </>
  );
}
