/**
 * Draws the scale bar at the right edge: black, white with a thin frame, black, as the hoard's
 * photographer had it.
 */
export function drawScaleBar({
  width,
  height,
  data,
}: {
  width: number;
  height: number;
  data: Uint8Array;
}): void {
  const line = Math.max(1, Math.round(width * 0.002));
  const [left, right] = [Math.round(width * 0.972), Math.round(width * 0.991)];
  const marks = [0.073, 0.378, 0.686, 0.99].map((share) => Math.round(share * height));
  for (let y = marks[0]; y < marks[3]; y++) {
    const white = y >= marks[1] && y < marks[2];
    for (let x = left; x < right; x++) {
      const frame = x < left + line || x >= right - line;
      const grey = white && !frame ? 253 : 22;
      data.fill(grey, (y * width + x) * 3, (y * width + x) * 3 + 3);
    }
  }
}
