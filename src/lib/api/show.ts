/**
 * Output of a notebook cell; outside a notebook it is printed as text.
 *
 * @module
 */
import {
  type MaybeInterval,
  type MaybeNumber,
  type OnProgress,
  type Reasons,
  formatInterval,
  formatNumber,
  formatRange,
} from "../base/index";
import { type Picture, contactSheet, toPng } from "../coins/index";
import { photographSheet } from "../data/index";
import { progressBar as bar, showPictures } from "../workspace/index";

export { formatProbability as probability } from "../base/index";
export { NO_PHOTOGRAPH, whyMissing } from "../metrics/index";
export {
  liveFigure,
  showFigure as figure,
  showHtml as html,
  showSvg as svg,
  showTable as table,
} from "../workspace/index";

/**
 * A progress bar in the current cell: hand the result to a long call as its `onProgress`.
 *
 * @param others told of the same events, such as `job.onProgress`
 */
export function progressBar(...others: OnProgress[]): OnProgress {
  const draw = bar();
  return (event) => [draw, ...others].forEach((told) => told(event));
}

/** A picture in memory, or the bytes of a PNG file. */
type Shown = { caption?: string } & ({ picture: Picture } | { png: Uint8Array });

interface PicturesOptions {
  /** Of one picture, in pixels of the screen. */
  width?: number;
}

/**
 * Shows pictures side by side, each with its caption.
 */
export async function pictures(
  shown: readonly Shown[],
  { width }: PicturesOptions = {},
): Promise<void> {
  const png = (one: Shown) => ("png" in one ? one.png : toPng(one.picture));
  const read = shown.map(async (one) => ({ caption: one.caption, png: await png(one) }));
  showPictures(await Promise.all(read), { width });
}

interface SheetOptions {
  columns?: number;
  /** Pixels a side of the square that each picture is fitted into. */
  cell?: number;
  /** A line under each picture; the names of photographs where it is left out. */
  labels?: string[];
  /** Of the sheet, in pixels of the screen. */
  width?: number;
  /** Of the sheet. */
  caption?: string;
}

/**
 * Shows pictures, or photographs of a folder, on one contact sheet.
 *
 * @param items pictures in memory, or photographs with file and name; photographs that cannot be
 *   read are left out
 * @throws NumislabError "usage" where there is nothing to show
 */
export async function sheet(
  items: readonly Picture[] | readonly { file: string; name: string }[],
  { columns = 6, cell = 150, labels, width = 900, caption }: SheetOptions = {},
): Promise<void> {
  const files = items.flatMap((item) => ("file" in item ? [item] : []));
  const named = files.map((file, i) => ({ ...file, name: labels?.[i] ?? file.name }));
  const png =
    files.length > 0
      ? await photographSheet(named, { columns, cell })
      : await contactSheet([...items] as Picture[], { columns, cell, labels });
  showPictures([{ png, caption }], { width });
}

interface NumberOptions {
  /** After the point. */
  digits?: number;
  /** Written after the number, with its space. */
  unit?: string;
}

/**
 * A number as text, with fixed digits and a leading zero; of several numbers, their range: "0.2 to
 * 0.3".
 *
 * @param why it is missing, should it be
 */
export function number(
  value: MaybeNumber | readonly number[],
  why: string,
  { digits = 3, unit = "" }: NumberOptions = {},
): string {
  return Array.isArray(value)
    ? formatRange(value, why, digits)
    : formatNumber(value as MaybeNumber, why, digits, unit);
}

interface IntervalOptions {
  /** Of the value, after the point. */
  digits?: number;
  /** Of the ends of the interval; those of the value where it is left out. */
  ends?: number;
}

/**
 * A value with its interval as text: "0.922 [0.676, 0.998]".
 *
 * @param why an end or the value is missing, should it be (see `whyMissing`)
 */
export function interval(
  value: MaybeInterval,
  why: Reasons,
  { digits = 3, ends = digits }: IntervalOptions = {},
): string {
  return formatInterval(value, why, digits, ends);
}
