import { DATASET_FILES, SUMS_FILE, isDatasetName } from "@/lib/editions/dataset/files";
import { findDatasetEdition } from "@/lib/editions/queries/dataset-pages";
import { measureOnce, writeDataset } from "@/lib/editions/queries/write-dataset";
import { absentFile, streamedAnswer } from "@/lib/editions/takeaway/file-answer";

export const dynamic = "force-dynamic";

/** A file of the dataset, written while it is read. The address names the edition of the dataset. Any but the standing one answers 410: nobody keeps the names of those before. */
export async function GET(_request: Request, { params }: { params: Promise<{ publication: string; file: string }> }): Promise<Response> {
  const { publication, file: name } = await params;
  const file = DATASET_FILES.find((known) => known.name === name);
  if ((file === undefined && name !== SUMS_FILE) || !isDatasetName(publication)) return absentFile("missing", null);
  if ((await findDatasetEdition())?.publication !== publication) return absentFile("over", null);
  if (file === undefined) return streamedAnswer(sums(publication), "text/plain", `caselight-${publication}-${SUMS_FILE}.txt`);
  return streamedAnswer(texts(writeDataset(publication, file)), file.type, `caselight-${publication}-${name}`);
}

async function* texts(pieces: AsyncIterable<{ text: string }>): AsyncGenerator<string, void> {
  for await (const { text } of pieces) yield text;
}

// In the form of `sha256sum`, under the names that the files are saved by: each line as soon as it is known.
async function* sums(publication: string): AsyncGenerator<string, void> {
  for (const file of DATASET_FILES) {
    const { sha256, name } = await measureOnce(publication, file);
    yield `${sha256}  caselight-${publication}-${name}\n`;
  }
}
