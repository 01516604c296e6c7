import { inflateRawSync } from "node:zlib";
import { NumislabError } from "../../../base/index";

const MAX_UNPACKED_BYTES = 300e6;

interface Entry {
  method: number;
  packed: number;
  unpacked: number;
  at: number;
}

/**
 * Refuses a workbook that is cut or that would fill the memory: a zip's directory says how large
 * its files become, so it is asked before anything is unpacked. A directory that gives sizes too
 * small is found by unpacking each file up to the size that it gives.
 *
 * @throws NumislabError `input`
 */
export function checkZip(bytes: Buffer, file: string): void {
  const entries = directory(bytes);
  if (!entries)
    throw new NumislabError(
      "input",
      `${file} is a damaged workbook (it is cut, or no .xlsx or .ods): copy it again from its source, or save it again.`,
    );
  const total = entries.reduce((sum, { unpacked }) => sum + unpacked, 0);
  if (total > MAX_UNPACKED_BYTES)
    throw new NumislabError(
      "input",
      `${file} has ${size(bytes.length)} and would unpack to ${size(total)}, which is too large for a sheet (limit ${size(MAX_UNPACKED_BYTES)}): save it again with the columns and rows that are needed, or as .csv.`,
    );
  for (const entry of entries) {
    if (entry.method !== 8 || entry.unpacked === 0) continue;
    const start =
      entry.at + 30 + bytes.readUInt16LE(entry.at + 26) + bytes.readUInt16LE(entry.at + 28);
    try {
      inflateRawSync(bytes.subarray(start, start + entry.packed), {
        maxOutputLength: entry.unpacked,
      });
    } catch (cause) {
      throw new NumislabError(
        "input",
        `${file} is a damaged workbook (a part of it does not unpack to the size it says): save it again from the spreadsheet program.`,
        { cause },
      );
    }
  }
}

/** The files in a zip's central directory; null where it has none or it points outside. */
function directory(bytes: Buffer): Entry[] | null {
  const end = bytes.lastIndexOf(Buffer.from([0x50, 0x4b, 5, 6]));
  if (end < 0 || end + 22 > bytes.length) return null;
  const count = bytes.readUInt16LE(end + 10);
  let at = bytes.readUInt32LE(end + 16);
  const entries: Entry[] = [];
  for (let i = 0; i < count; i++) {
    if (at + 46 > bytes.length || bytes.readUInt32LE(at) !== 0x02014b50) return null;
    const entry: Entry = {
      method: bytes.readUInt16LE(at + 10),
      packed: bytes.readUInt32LE(at + 20),
      unpacked: bytes.readUInt32LE(at + 24),
      at: bytes.readUInt32LE(at + 42),
    };
    if (entry.at + 30 > bytes.length) return null;
    entries.push(entry);
    at +=
      46 + bytes.readUInt16LE(at + 28) + bytes.readUInt16LE(at + 30) + bytes.readUInt16LE(at + 32);
  }
  return entries;
}

function size(bytes: number): string {
  return bytes >= 1e9
    ? `${(bytes / 1e9).toFixed(1)} GB`
    : bytes >= 1e6
      ? `${Math.round(bytes / 1e6)} MB`
      : `${Math.ceil(bytes / 1e3)} kB`;
}
