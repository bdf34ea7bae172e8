/**
 * When a form that somebody is filling is kept on the server (docs/decisions/030): a moment after a keystroke, and again for as long as they go on, so that
 * nothing older than KEEP_AFTER_MS and one round trip is ever only in the window. Knows no browser; components/forms/keep-unsent.tsx gives it one.
 */

/** What became of one try. `another`: somebody else is signed in here by now. `refused`: it cannot be kept as it is, and trying again would not help. */
export type KeepOutcome = "kept" | "sent" | "away" | "signed_out" | "another" | "refused";

export type KeepState = { kind: "nothing" } | { kind: "kept"; at: Date } | { kind: "away" | "signed_out" | "another" | "refused"; /** When it was kept last. */ keptAt: Date | null };

export const KEEP_AFTER_MS = 1_500;
/** Between two tries while the server cannot be reached, or while nobody is signed in. */
export const TRY_AGAIN_MS = 3_000;
/** After which an answer is given up that does not come. */
export const POST_MS = 8_000;

type Keeping = {
  /** What the form holds now. */
  read: () => string;
  /** @param isLast the window is closing: the try must outlive it */
  post: (content: string, turn: number, isLast: boolean) => Promise<KeepOutcome>;
  told: (state: KeepState) => void;
  /** What counts as kept already; what the form holds, unless somebody typed before the script ran. */
  begins?: string;
};

export type Keeper = {
  /** Something was typed. */
  typed: () => void;
  /** The form is being sent, and while it is nothing is kept; or it came back. */
  pause: (isPaused: boolean) => void;
  /** The window may be gone in a moment. */
  leave: () => void;
  /** Whether something is in the window alone, and could not be kept. */
  isAtRisk: () => boolean;
  stop: () => void;
};

/** Begins with what the form holds: nobody typed that, and it is not kept. Where somebody did, `begins` is empty and all of it is kept. */
export function startKeeping({ read, post, told, begins = read() }: Keeping): Keeper {
  let kept = begins;
  let keptAt: Date | null = null;
  let turn = 0;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let isBusy = false;
  let isPaused = false;
  let isOver = false;
  let isFailing = false;

  const after = (milliseconds: number): void => {
    if (timer === undefined && !isBusy && !isPaused && !isOver) timer = setTimeout(() => void keep(), milliseconds);
  };
  const forget = (): void => {
    clearTimeout(timer);
    timer = undefined;
  };

  const keep = async (): Promise<void> => {
    timer = undefined;
    const content = read();
    if (isOver || isPaused || content === kept) return;
    isBusy = true;
    turn += 1;
    const outcome = await post(content, turn, false);
    isBusy = false;
    // A form that was sent, or a window that left it, asks for nothing more.
    if (isOver || outcome === "sent") {
      isOver = true;
      return;
    }
    isFailing = outcome !== "kept";
    if (outcome === "kept") {
      kept = content;
      keptAt = new Date();
      told({ kind: "kept", at: keptAt });
      if (read() !== kept) after(KEEP_AFTER_MS);
      return;
    }
    told({ kind: outcome, keptAt });
    if (outcome !== "refused") after(TRY_AGAIN_MS);
    // What was typed while the answer was on its way asked for no time of its own, and may be what can be kept.
    else if (read() !== content) after(KEEP_AFTER_MS);
  };

  return {
    typed: () => after(KEEP_AFTER_MS),
    pause: (wanted) => {
      isPaused = wanted;
      if (isPaused) forget();
      else if (read() !== kept) after(KEEP_AFTER_MS);
    },
    leave: () => {
      const content = read();
      if (isOver || isPaused || content === kept) return;
      turn += 1;
      void post(content, turn, true);
    },
    isAtRisk: () => isFailing && !isOver && !isPaused && read() !== kept,
    stop: () => {
      isOver = true;
      forget();
    },
  };
}
