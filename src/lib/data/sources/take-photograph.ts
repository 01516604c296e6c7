import { open, readFile, rename, rm } from "node:fs/promises";
import { join } from "node:path";
import { sha256OfFile } from "../../base/index";
import { fileKind, readPhotograph, READ_FORMS } from "../../coins/index";
import { downloadUnknown } from "./download-unknown";
import type { FetchedPhotograph } from "./fetched-list";
import type { Patiently } from "./from-network";
import { iiifImage } from "./iiif-image";
import type { PlannedPhotograph } from "./plan-photographs";
import { fileState, sizeOf } from "./verify";

export interface TakeOptions {
  out: string;
  patiently: Patiently;
  /** Size in bytes above which a photograph is refused. */
  most: number;
  /** What earlier calls fetched: these files alone may be replaced. */
  before: readonly FetchedPhotograph[];
}

const ENDINGS: Record<string, string> = {
  JPEG: "jpg",
  PNG: "png",
  GIF: "gif",
  TIFF: "tif",
  WebP: "webp",
  AVIF: "avif",
};
const MAX_IIIF_BYTES = 1e6;

/**
 * Downloads a photograph, checks that it can be read, and puts it in `images/`. Where the address is
 * that of a IIIF image service, the whole image is requested from it.
 *
 * @throws Error with what is wrong, where no photograph came
 */
export async function takePhotograph(
  { of: { coin, side }, address, name }: PlannedPhotograph,
  { out, patiently, most, before }: TakeOptions,
): Promise<FetchedPhotograph> {
  const part = join(out, "images", `${name}.part`);
  const get = (from: string) =>
    patiently(from, (options) => downloadUnknown(from, part, { ...options, most }));
  try {
    await get(address);
    let kind = await kindOf(part);
    if (kind?.called === "JSON" && (await sizeOf(part))! <= MAX_IIIF_BYTES) {
      const image = iiifImage(await readFile(part, "utf8"), address);
      if (image !== null) {
        await get(image);
        kind = await kindOf(part);
      }
    }
    if (kind && !kind.read)
      throw new Error(`what came is no ${READ_FORMS} file, but of another kind: ${kind.called}`);
    await readPhotograph(part, "what came");
    const file = `images/${name}.${ENDINGS[kind?.called ?? ""] ?? "jpg"}`;
    const to = join(out, file);
    const asFetched = async (one?: FetchedPhotograph) =>
      one !== undefined && (await fileState(join(out, one.file), one)) === "right";
    if ((await sizeOf(to)) !== null && !(await asFetched(before.find((b) => b.file === file))))
      throw new Error(
        `${to} is there already and is not as it was fetched: move it away to fetch this one`,
      );
    const [sha256, bytes] = [await sha256OfFile(part), (await sizeOf(part))!];
    await rename(part, to);
    const former = before.find((one) => one.coin === coin && one.side === side);
    if (former && former.file !== file && (await asFetched(former)))
      await rm(join(out, former.file), { force: true });
    return { coin, side, file, address, sha256, bytes };
  } finally {
    await rm(part, { force: true });
  }
}

async function kindOf(file: string) {
  const handle = await open(file);
  try {
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(512), 0, 512, 0);
    return fileKind(buffer.subarray(0, bytesRead));
  } finally {
    await handle.close();
  }
}
