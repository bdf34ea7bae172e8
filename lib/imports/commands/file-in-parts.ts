import "server-only";
import type { ExportInput } from "@/lib/imports/schema";

export const FILE_TYPES: Readonly<Record<ExportInput["format"], string>> = {
  csv: "text/csv; charset=utf-8",
  xlsx: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
  jsonl: "application/jsonl; charset=utf-8",
};

/** A file that is made while it is taken. Asked for part by part: whoever reads slowly holds one of them. */
export function fileInParts(parts: AsyncGenerator<Uint8Array>): ReadableStream<Uint8Array> {
  return new ReadableStream<Uint8Array>(
    {
      pull: async (controller) => {
        const part = await parts.next();
        if (part.done === true) return controller.close();
        controller.enqueue(part.value);
      },
      cancel: async () => {
        await parts.return(undefined);
      },
    },
    { highWaterMark: 0 },
  );
}
