/** What the first bytes of a file say that it is; `read` where `readPhotograph` reads the kind. */
export interface FileKind {
  called: string;
  read: boolean;
}

const SIGNATURES: readonly [number, string, string, boolean][] = [
  [0, "\xff\xd8\xff", "JPEG", true],
  [0, "\x89PNG", "PNG", true],
  [0, "GIF8", "GIF", true],
  [0, "II*\0", "TIFF", true],
  [0, "MM\0*", "TIFF", true],
  [8, "WEBP", "WebP", true],
  [4, "ftypavif", "AVIF", true],
  [4, "ftyphei", "HEIC (iPhone)", false],
  [4, "ftypmif1", "HEIC (iPhone)", false],
  [4, "ftypcrx", "camera raw", false],
  [4, "jP  ", "JPEG 2000", false],
  [0, "\xff\x4f\xff\x51", "JPEG 2000", false],
  [4, "JXL ", "JPEG XL", false],
  [0, "\xff\x0a", "JPEG XL", false],
  [0, "BM", "BMP", false],
  [0, "8BPS", "Photoshop", false],
  [0, "%PDF", "PDF", false],
  [0, "%!PS", "PostScript", false],
  [0, "PK\x03\x04", "zip", false],
];

/**
 * What a file is, whatever its name says. Words for texts say how they may have come about: a
 * download that failed, a large file that was never fetched.
 *
 * @returns null where nothing is recognised
 */
export function fileKind(bytes: Uint8Array): FileKind | null {
  const start = Buffer.from(bytes.subarray(0, 512)).toString("latin1");
  const found = SIGNATURES.find(([at, word]) => start.startsWith(word, at));
  if (found) return { called: found[2], read: found[3] };
  const text = start.replace(/^\xef\xbb\xbf/, "").trimStart();
  const word = /^version https:\/\/git-lfs/.test(text)
    ? "Git LFS pointer (run `git lfs pull`)"
    : /^<(!doctype html|html|head|body)/i.test(text)
      ? "web page (a download that failed)"
      : /<svg[\s>]/i.test(text)
        ? "SVG drawing"
        : /^[[{]/.test(text)
          ? "JSON"
          : null;
  return word === null ? null : { called: word, read: false };
}
