import { differInSeedAlone } from "../experiments/index";
import { isTrained, readRecord } from "../runs/index";
import { reportClassifier, reportComparison, reportSiamese } from "../report/index";

/**
 * Makes the page about a run of any kind, about a classifier's runs with several seeds, or about
 * other runs side by side.
 *
 * @param folders the runs'
 * @param file where it goes; in the last run's folder where it is left out: report.html, or
 *   comparison.html of runs side by side
 * @returns the page's path
 * @throws NumislabError as the reports do
 */
export async function reportRuns(
  root: string,
  folders: readonly string[],
  file?: string,
): Promise<string> {
  const records = folders.map(readRecord);
  if (folders.length === 1 && records[0].kind === "siamese")
    return reportSiamese(root, folders[0], file);
  const oneClassifier =
    records.every(
      (record) => record.kind === "classifier" && (folders.length === 1 || isTrained(record)),
    ) && differInSeedAlone(folders);
  return oneClassifier
    ? reportClassifier(root, folders, file)
    : reportComparison(root, folders, file);
}
