import { WatchedName, type Watched } from "@/components/desk/watching/watched-thing";
import { Form } from "@/components/forms/form";
import { formLabels } from "@/components/forms/form-labels";
import { SubmitButton } from "@/components/forms/submit-button";
import type { WatchId } from "@/lib/core/ids";
import type { Locale } from "@/lib/core/kinds";
import { translatorFor } from "@/lib/messages/translate";
import { stopWatchingAction } from "@/lib/watching/actions";

type StopWatchingFormProps = { locale: Locale; title: string; watchId: WatchId; /** What is watched, said in the button for whoever hears it; null where the page is of nothing else. */ watched: Watched | null; from: "inbox" | "watching" };

/** Ends a watch. It asks nothing more: the same thing can be watched again at once. */
export function StopWatchingForm({ locale, title, watchId, watched, from }: StopWatchingFormProps) {
  return (
    <Form action={stopWatchingAction} labels={formLabels(locale)} title={title} className="inline-block">
      <input type="hidden" name="watchId" value={watchId} />
      <input type="hidden" name="from" value={from} />
      <SubmitButton tone="secondary">
        {translatorFor(locale, "watch")("watching.stop")}
        {watched !== null && <span className="sr-only"> (<WatchedName watched={watched} locale={locale} />)</span>}
      </SubmitButton>
    </Form>
  );
}
