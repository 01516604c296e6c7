import { join } from "node:path";
import { readPhotograph } from "../../../src/lib/coins/index";
import { tiff, type TiffPage, type TiffValues } from "../../coins/tiff";
import type { Case } from "./case";
import { drawCoin, drawSide, jpeg, toSharp } from "./draw";
import { put } from "./tables";

const COIN = drawCoin(1, 1);
const SIZE = [COIN.width, COIN.height];

interface Photograph {
  kind: string;
  name: string;
  bytes(): Promise<Uint8Array> | Uint8Array;
  right?: unknown;
  told?: RegExp[];
  refused?: RegExp;
}

const photographCase = ({ bytes, ...one }: Photograph): Case => ({
  ...one,
  make: async (dir) => put(dir, one.name, await bytes()),
  async ask(dir) {
    const { width, height, notes = [] } = await readPhotograph(join(dir, one.name));
    return { value: [width, height], told: notes };
  },
});

const text = (content: string) => () => Buffer.from(content, "latin1");
const LIARS: Omit<Photograph, "kind">[] = [
  { name: "png.jpg", bytes: () => toSharp(COIN).png().toBuffer(), right: SIZE },
  { name: "webp.jpg", bytes: () => toSharp(COIN).webp().toBuffer(), right: SIZE },
  { name: "gif.jpg", bytes: () => toSharp(COIN).gif().toBuffer(), right: SIZE },
  { name: "tiff.jpg", bytes: () => toSharp(COIN).tiff().toBuffer(), right: SIZE },
  {
    name: "trailing.jpg",
    bytes: async () => Buffer.concat([await jpeg(COIN), Buffer.alloc(3000)]),
    right: SIZE,
  },
  {
    name: "bmp.jpg",
    bytes: text(`BM${"\0".repeat(200)}`),
    refused: /another kind: BMP.*save it as/,
  },
  {
    name: "psd.jpg",
    bytes: text(`8BPS${"\0".repeat(200)}`),
    refused: /another kind: Photoshop.*save it as/,
  },
  {
    name: "html.jpg",
    bytes: text("<!DOCTYPE html><html>403 Forbidden</html>"),
    refused: /web page \(a download that failed\)/,
  },
  { name: "json.jpg", bytes: text('{"error":"rate limit"}'), refused: /another kind: JSON/ },
  {
    name: "svg.jpg",
    bytes: text('<svg xmlns="http://www.w3.org/2000/svg" width="3" height="3"></svg>'),
    refused: /svg|SVG/,
  },
  { name: "pdf.jpg", bytes: text("%PDF-1.4\n%%EOF\n"), refused: /another kind: PDF/ },
  {
    name: "git-lfs.jpg",
    bytes: text("version https://git-lfs.github.com/spec/v1\noid sha256:0\nsize 1\n"),
    refused: /Git LFS pointer \(run/,
  },
  { name: "zero.jpg", bytes: text(""), refused: /zero\.jpg is empty \(0 bytes\)/ },
  { name: "one-byte.jpg", bytes: text("\xff"), refused: /one-byte\.jpg is not a picture/ },
  {
    name: "cut-60.jpg",
    bytes: async () => {
      const whole = await jpeg(COIN);
      return whole.subarray(0, whole.length * 0.6);
    },
    refused: /damaged or cut short .*copy or download it again/,
  },
  {
    name: "tiny.jpg",
    bytes: () => toSharp(COIN).resize(1, 1).jpeg().toBuffer(),
    refused: /1 x 1 pixels, too small/,
  },
  {
    name: "63px.jpg",
    bytes: () => toSharp(drawSide(1)).resize(63).jpeg().toBuffer(),
    refused: /63 x 63 pixels, too small/,
  },
  {
    name: "black.jpg",
    bytes: () => toSharp(COIN).linear(0, 0).jpeg().toBuffer(),
    right: SIZE,
    told: [/is all black/],
  },
  {
    name: "white.jpg",
    bytes: () => toSharp(COIN).linear(0, 255).jpeg().toBuffer(),
    right: SIZE,
    told: [/is all white/],
  },
];

const EXIF: Omit<Photograph, "kind">[] = [1, 3, 6, 8].map((orientation) => ({
  name: `${orientation}.jpg`,
  bytes: () =>
    toSharp(COIN)
      .rotate({ 1: 0, 3: 180, 6: -90, 8: 90 }[orientation]!)
      .withMetadata({ orientation })
      .jpeg()
      .toBuffer(),
  right: SIZE,
}));

const COLOURS: Omit<Photograph, "kind">[] = [
  {
    name: "grey.jpg",
    bytes: () => toSharp(COIN).toColourspace("b-w").jpeg().toBuffer(),
    right: SIZE,
  },
  {
    name: "cmyk.jpg",
    bytes: () => toSharp(COIN).toColourspace("cmyk").jpeg().toBuffer(),
    right: SIZE,
  },
  {
    name: "palette.png",
    bytes: () => toSharp(COIN).png({ palette: true }).toBuffer(),
    right: SIZE,
  },
  {
    name: "progressive.jpg",
    bytes: () => toSharp(COIN).jpeg({ progressive: true, chromaSubsampling: "4:4:4" }).toBuffer(),
    right: SIZE,
  },
  {
    name: "rgb16.png",
    bytes: () => toSharp(COIN).toColourspace("rgb16").png().toBuffer(),
    right: SIZE,
  },
  {
    name: "lossless.webp",
    bytes: () => toSharp(COIN).webp({ lossless: true }).toBuffer(),
    right: SIZE,
  },
  { name: "alpha.png", bytes: () => toSharp(COIN).ensureAlpha().png().toBuffer(), right: SIZE },
  {
    name: "one-bit.png",
    bytes: () => toSharp(COIN).greyscale().threshold(128).toColourspace("b-w").png().toBuffer(),
    right: SIZE,
  },
  {
    name: "palette-16.png",
    bytes: () => toSharp(COIN).png({ palette: true, colours: 16 }).toBuffer(),
    right: SIZE,
  },
  {
    name: "broken-profile.jpg",
    bytes: async () => withSegment(await jpeg(COIN), 0xe2, "ICC_PROFILE\0\u0001\u0001broken"),
    right: SIZE,
  },
  {
    name: "lzw.tif",
    bytes: () => toSharp(COIN).tiff({ compression: "lzw" }).toBuffer(),
    right: SIZE,
  },
  {
    name: "deflate.tif",
    bytes: () => toSharp(COIN).tiff({ compression: "deflate" }).toBuffer(),
    right: SIZE,
  },
  {
    name: "jpeg.tif",
    bytes: () => toSharp(COIN).tiff({ compression: "jpeg" }).toBuffer(),
    right: SIZE,
  },
];

/** A JPEG with a segment more behind its start. */
function withSegment(bytes: Buffer, marker: number, content: string): Buffer {
  const body = Buffer.from(content, "latin1");
  const head = Buffer.from([0xff, marker, (body.length + 2) >> 8, (body.length + 2) & 255]);
  return Buffer.concat([bytes.subarray(0, 2), head, body, bytes.subarray(2)]);
}

const GREY = Uint8Array.from({ length: COIN.width * COIN.height }, (_, i) => COIN.data[3 * i]);
const page = (values: TiffValues = GREY): TiffPage => ({
  values,
  width: COIN.width,
  height: COIN.height,
});
const thumbnail: TiffPage = { values: GREY.subarray(0, 80 * 70), width: 80, height: 70 };
const TIFFS: Omit<Photograph, "kind">[] = [
  { name: "plain.tif", bytes: () => tiff([page()]), right: SIZE },
  { name: "thumbnail-first.tif", bytes: () => tiff([thumbnail, page()]), right: SIZE },
  { name: "thumbnail-last.tif", bytes: () => tiff([page(), thumbnail]), right: SIZE },
  {
    name: "two-pages.tif",
    bytes: () => tiff([page(), page()]),
    refused: /two-pages\.tif has 2 pages of one size: save each page/,
  },
  {
    name: "grey12-in-16.tif",
    bytes: () => tiff([page(Uint16Array.from(GREY, (v) => 16 * v))]),
    right: SIZE,
    told: [/uses 12 of its 16 bits; stretched/],
  },
  {
    name: "grey16.tif",
    bytes: () => tiff([page(Uint16Array.from(GREY, (v) => 257 * v))]),
    right: SIZE,
  },
  {
    name: "float-0-1.tif",
    bytes: () => tiff([page(Float32Array.from(GREY, (v) => v / 255))]),
    right: SIZE,
  },
  {
    name: "cut.tif",
    bytes: () => {
      const whole = tiff([page()]);
      return whole.subarray(0, whole.length / 2);
    },
    refused: /damaged or cut short .*copy or download it again/,
  },
];

/** Files of photographs: what they are called and what they are, their turn and their colours. */
export const PHOTOGRAPHS: Case[] = [
  ...LIARS.map((one) => photographCase({ kind: "liars", ...one })),
  ...EXIF.map((one) => photographCase({ kind: "exif", ...one })),
  ...TIFFS.map((one) => photographCase({ kind: "tiffs", ...one })),
  ...COLOURS.map((one) => photographCase({ kind: "colours", ...one })),
];
