import "server-only";
import { readFrom } from "@/lib/platform/reader-db";

/** The public half's connection for whoever asks it outside of Next, kept until it is closed. */
export function openReading(readerUrl: string): () => Promise<void> {
  return readFrom(readerUrl);
}
