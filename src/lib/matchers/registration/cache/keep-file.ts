import { writeWhole } from "../../../base/index";

/**
 * Keeps what can be made again: whole or not at all, not waiting for the disk. Several machines may
 * keep things in one folder.
 *
 * @returns whether it was kept: a full disk, or a folder that may not be written to, costs time
 *   only
 */
export const keepFile = (file: string, data: string | Uint8Array): Promise<boolean> =>
  writeWhole(file, data, { sync: false }).then(
    () => true,
    () => false,
  );
