import { open } from "node:fs/promises";
import { dirname } from "node:path";
import { checkAnswer, ofConnection, request, watchLine, type DownloadOptions } from "./connection";
import { Passing } from "./retry";
import { makeFolder } from "../../base/index";

/**
 * One attempt to download a file of which neither size nor content is known before. An attempt
 * begins at the first byte: without a checksum, pieces of two attempts cannot be told to fit.
 *
 * @param most size in bytes above which the download is refused
 * @throws Passing when another attempt may succeed; Error when none will
 */
export async function downloadUnknown(
  address: string,
  file: string,
  { most, ...options }: DownloadOptions & { most: number },
): Promise<void> {
  makeFolder(dirname(file));
  const line = watchLine(options.stall);
  const tooLarge = () => new Error(`over the limit of ${most / 1e6} MB for a photograph`);
  try {
    const answer = await request(address, 0, options.turn, line);
    await checkAnswer(answer);
    const length = answer.headers.get("content-length");
    const encoded = (answer.headers.get("content-encoding") ?? "identity") !== "identity";
    const announced = length === null || encoded ? null : Number(length);
    if (announced !== null && announced > most) {
      await answer.body?.cancel();
      throw tooLarge();
    }
    const out = await open(file, "w");
    let size = 0;
    try {
      for await (const chunk of (answer.body ?? []) as AsyncIterable<Uint8Array>) {
        line.alive();
        size += chunk.length;
        if (size > most) throw tooLarge();
        await out.appendFile(chunk);
      }
    } finally {
      await out.close();
    }
    if (announced !== null && size < announced)
      throw new Passing(`the download was cut off after ${size} of ${announced} bytes`);
  } catch (error) {
    throw ofConnection(error, line, options.stall);
  } finally {
    line.rest();
  }
}
