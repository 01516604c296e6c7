import { join } from "node:path";
import { readThrough } from "../../base/index";
import type { Layout, Side } from "../../coins/index";
import type { Print } from "./print";

/** Version of `photographPrint`; increment it when its output changes. */
const RECIPE = 1;

/**
 * What copies of a photograph are known by, kept in a folder under the SHA-256 of its bytes. An
 * entry that is damaged is made again; a folder that cannot be written to costs time only.
 *
 * @param make makes the print where none is kept
 */
export async function keptPrint(
  dir: string,
  { sha256, layout, sides }: { sha256: string; layout: Layout; sides: readonly Side[] },
  make: () => Promise<Print>,
): Promise<Print> {
  const entry = join(dir, `${sha256}-${RECIPE}-${layout}-${sides.join("-")}.print`);
  const decode = (bytes: Buffer) => {
    const print = decoded(bytes.toString());
    return print?.sha256 === sha256 ? print : null;
  };
  return readThrough(entry, { decode, encode: encoded }, make);
}

function encoded({ sides, ...print }: Print): string {
  return JSON.stringify({
    ...print,
    sides: sides.map(({ side, hash, mirrored }) => ({
      side,
      hash: [...hash],
      mirrored: [...mirrored],
    })),
  });
}

function decoded(text: string): Print | null {
  try {
    const print = JSON.parse(text) as Print;
    const sides = print.sides.map(({ side, hash, mirrored }) => ({
      side,
      hash: Uint32Array.from(hash),
      mirrored: Uint32Array.from(mirrored),
    }));
    return sides.every(({ hash, mirrored }) => hash.length === mirrored.length && hash.length > 0)
      ? { ...print, sides }
      : null;
  } catch {
    return null;
  }
}
