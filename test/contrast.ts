/**
 * Contrast of two colours as the Web Content Accessibility Guidelines define it, 1 … 21.
 *
 * @param one, other #rgb, #rrggbb, or rgb(…) as a browser computes it; transparency is not looked at
 */
export function contrastRatio(one: string, other: string): number {
  const [light, dark] = [luminance(one), luminance(other)].sort((a, b) => b - a);
  return (light + 0.05) / (dark + 0.05);
}

/** Relative luminance, 0 … 1. */
function luminance(colour: string): number {
  const [r, g, b] = channels(colour).map((value) =>
    value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4,
  );
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

function channels(colour: string): number[] {
  const text = colour.trim();
  const long = text.replace(/^#(.)(.)(.)$/, "#$1$1$2$2$3$3");
  const values = text.startsWith("#")
    ? [1, 3, 5].map((i) => parseInt(long.slice(i, i + 2), 16))
    : (text.match(/[\d.]+/g) ?? []).slice(0, 3).map(Number);
  if (values.length !== 3 || values.some(Number.isNaN)) throw new Error(`no colour: '${colour}'`);
  return values.map((value) => value / 255);
}
