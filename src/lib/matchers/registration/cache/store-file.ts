import { writeWhole } from "../../../base/index";

/**
 * Writes a cache file, whole or not at all, without waiting for the disk. Several machines may
 * share the folder.
 *
 * @returns whether it was written: a full disk or a folder without permission only costs time
 */
export const storeFile = (file: string, data: string | Uint8Array): Promise<boolean> =>
  writeWhole(file, data, { sync: false }).then(
    () => true,
    () => false,
  );
