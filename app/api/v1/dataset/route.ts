import { paths } from "@/lib/core/paths";
import { answer } from "@/lib/editions/api";
import { DATA_LICENCE } from "@/lib/editions/published";
import { DATASET_FILES, SUMS_FILE } from "@/lib/editions/dataset/files";
import { findDatasetEdition } from "@/lib/editions/queries/dataset-pages";

export const dynamic = "force-dynamic";

/** The standing edition of the dataset: its opaque name, its day, and where its files are. */
export async function GET(): Promise<Response> {
  const edition = await findDatasetEdition();
  if (edition === null) return answer({ edition: null, licence: DATA_LICENCE, files: [], sums: null });
  const files = DATASET_FILES.map(({ name, holds, type }) => ({ name, holds, type, url: paths.dataset(edition.publication, name) }));
  return answer({ edition, licence: DATA_LICENCE, files, sums: paths.dataset(edition.publication, SUMS_FILE) });
}
