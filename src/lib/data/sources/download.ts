import { open, rename, rm } from "node:fs/promises";
import { dirname } from "node:path";
import { sha256OfFile, makeFolder } from "../../base/index";
import {
  checkAnswer,
  ofConnection,
  request,
  watchLine,
  type DownloadOptions,
  type Line,
} from "./connection";
import type { SourceFile } from "./manifest";
import { Passing } from "./retry";
import { sizeOf } from "./verify";

/** What the server has is not the file; what was kept of it is thrown away. */
class WrongFile extends Error {}

/**
 * One attempt to download a file. What arrives is kept in `<file>.part`, with which the next
 * attempt goes on; the file itself is there only when size and sha256 are right.
 *
 * @throws Passing when another attempt may succeed; Error when none will
 */
export async function download(
  source: SourceFile & { address: string },
  file: string,
  options: DownloadOptions,
): Promise<void> {
  const part = `${file}.part`;
  makeFolder(dirname(file));
  let have = (await sizeOf(part)) ?? 0;
  if (have > 0 && have >= source.bytes) {
    // A whole one that was not yet renamed, or one of something else
    if (have === source.bytes && (await sha256OfFile(part)) === source.sha256)
      return rename(part, file);
    have = 0;
  }
  const line = watchLine(options.stall);
  try {
    const answer = await request(source.address, have, options.turn, line);
    const continues =
      answer.status === 206 && answer.headers.get("content-range")?.startsWith(`bytes ${have}-`);
    if (answer.status === 416 || (answer.status === 206 && !continues)) {
      await answer.body?.cancel();
      await rm(part, { force: true });
      throw new Passing("the server does not go on from where the download was cut off");
    }
    await checkAnswer(answer);
    const from = continues ? have : 0;
    const announced = answer.headers.get("content-length");
    if (announced !== null && from + Number(announced) !== source.bytes) {
      await answer.body?.cancel();
      throw new WrongFile(
        `the server has ${from + Number(announced)} bytes where ${source.bytes} are expected`,
      );
    }
    const size = await keep(answer, part, from, source.bytes, line);
    if (size < source.bytes)
      throw new Passing(`the download was cut off after ${size} of ${source.bytes} bytes`);
    if ((await sha256OfFile(part)) !== source.sha256) {
      // The beginning may have been another download's
      if (continues) {
        await rm(part, { force: true });
        throw new Passing("the pieces of the download do not fit together");
      }
      throw new WrongFile("the server has another file at this address (sha256 differs)");
    }
    await rename(part, file);
  } catch (error) {
    if (error instanceof WrongFile) await rm(part, { force: true });
    throw ofConnection(error, line, options.stall);
  } finally {
    line.rest();
  }
}

/**
 * Appends what comes to the file, up to the size that is expected; returns the size that it then
 * has.
 */
async function keep(
  answer: Response,
  part: string,
  from: number,
  expected: number,
  line: Line,
): Promise<number> {
  const out = await open(part, from > 0 ? "a" : "w");
  let size = from;
  try {
    for await (const chunk of (answer.body ?? []) as AsyncIterable<Uint8Array>) {
      line.alive();
      size += chunk.length;
      if (size > expected)
        throw new WrongFile(`the server sends more than the ${expected} bytes that are expected`);
      await out.appendFile(chunk);
    }
    return size;
  } finally {
    await out.close();
  }
}
