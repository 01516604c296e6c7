// Adobe's metrics of Helvetica, thousandths of the size, from U+0020 to U+007E. Arial's are the same.
const WIDTHS = [
  278, 278, 355, 556, 556, 889, 667, 191, 333, 333, 389, 584, 278, 333, 278, 278, 556, 556, 556,
  556, 556, 556, 556, 556, 556, 556, 278, 278, 584, 584, 584, 556, 1015, 667, 667, 722, 722, 667,
  611, 778, 722, 278, 500, 667, 556, 833, 722, 778, 667, 778, 722, 667, 611, 722, 667, 944, 667,
  667, 611, 278, 278, 278, 469, 556, 333, 556, 556, 500, 556, 556, 278, 556, 556, 222, 222, 500,
  222, 833, 556, 556, 556, 556, 333, 500, 278, 556, 500, 722, 500, 500, 500, 334, 260, 334, 584,
];

/**
 * Width of a text set in Helvetica or Arial, in the unit of its size. Characters beyond ASCII count
 * as wide as the size, which few exceed.
 */
export function textWidth(text: string, size: number): number {
  let width = 0;
  for (const character of text) width += WIDTHS[character.codePointAt(0)! - 32] ?? 1000;
  return (width / 1000) * size;
}

/** Attributes of a text that is set narrower where it is wider than its room, millimetres. */
export function squeezed(width: number, room: number): string {
  const fitted = Math.round(100 * room) / 100;
  return width > room ? ` textLength="${fitted}" lengthAdjust="spacingAndGlyphs"` : "";
}
