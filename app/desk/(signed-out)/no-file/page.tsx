import * as z from "zod";
import { SignedOutFrame } from "@/components/desk/accounts/signed-out-frame";
import { deskLocale } from "@/lib/accounts/queries/desk-locale";
import { NO_FILE_REASONS, noFileAddress, returnAddress, signInAddress } from "@/lib/accounts/return-address";
import { currentActor } from "@/lib/accounts/session";
import { errorSentence, translatorFor } from "@/lib/messages/translate";

const searchSchema = z.object({ why: z.enum(NO_FILE_REASONS).catch("unexpected"), to: z.string().optional().catch(undefined), reference: z.uuid().optional().catch(undefined) });

/** In place of a file that was asked for and not made: why not, in words, and the way on. For whoever's session has ended, too. */
export default async function NoFilePage({ searchParams }: { searchParams: Promise<unknown> }) {
  const { why, to, reference } = searchSchema.parse(await searchParams);
  const locale = await deskLocale();
  const t = translatorFor(locale, "proof");
  const back = returnAddress(to);
  const isSignedOut = (await currentActor()) === null;
  return (
    <SignedOutFrame locale={locale} title={t("noFile.title")} inLanguage={isSignedOut ? (lang) => `${noFileAddress(back, why, reference)}&lang=${lang}` : null}>
      <div className="grid gap-4">
        <p className="border-s-4 border-caution ps-3">{errorSentence(locale, why, reference)}</p>
        <p>{t("noFile.why")}</p>
        <p>
          <a href={isSignedOut ? signInAddress(back) : back} className="inline-flex min-h-11 items-center font-semibold">
            {t(isSignedOut ? "noFile.signIn" : "noFile.back")}
          </a>
        </p>
        <p>{t("noFile.again")}</p>
      </div>
    </SignedOutFrame>
  );
}
