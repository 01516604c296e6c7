import { join } from "node:path";
import { readPlainFile, readThrough, sha256Of } from "../base/index";
import { outlineVersion } from "./find/doubtful-outlines";
import { prepareCoin, type PrepareOptions, type PreparedCoin } from "./prepare-coin";
import { decodePrepared, encodePrepared } from "./prepared-file";

/** Version of `prepareCoin`; increment it when its output changes. */
const RECIPE = 3;

/** `prepareCoin` with a cache on disk. */
export interface PreparedCoinCache {
  prepare(file: string, options?: PrepareOptions): Promise<PreparedCoin>;
}

/**
 * Prepared coins kept in a folder, under the SHA-256 of the photograph's bytes, the recipe and the
 * options: a photograph that was moved or renamed is found again, one that was changed is not. An
 * entry that is damaged is recreated. A folder that cannot be written to costs time, never the
 * result.
 *
 * @param dir made when there is something to keep
 */
export function preparedCoinCache(dir: string): PreparedCoinCache {
  return {
    async prepare(file, options = {}) {
      const bytes = await readPlainFile(file);
      const { layout = "halves", side, size = 560 } = options;
      const photograph = sha256Of(bytes);
      const entry = join(
        dir,
        `${photograph}-${RECIPE}.${outlineVersion()}-${layout}-${side ?? "all"}-${size}.coin`,
      );
      return readThrough(entry, { decode: decodePrepared, encode: encodePrepared }, () =>
        prepareCoin({ bytes, name: file }, options),
      );
    },
  };
}
