/** Sectors of the rose: hours. */
const SECTORS = 12;
/** Sizes of the drawing, pixels. */
const [SIZE, RADIUS, HOLE] = [300, 112, 14];
const MIDDLE = SIZE / 2;

/** How many coins have a die axis in each hour; 12 o'clock, the first, reaches from 345 to 15 degrees. */
export function axesByHour(degrees: Iterable<number>): number[] {
  const counts = new Array<number>(SECTORS).fill(0);
  for (const axis of degrees) {
    const hour = Math.round((((axis % 360) + 360) % 360) / (360 / SECTORS)) % SECTORS;
    counts[hour]++;
  }
  return counts;
}

/**
 * Rose chart of die axes: a histogram on a circle, as SVG. The area of a sector is its number of
 * coins; 12 o'clock is upward, as the reverse's top lies to the obverse's.
 *
 * @param degrees of each coin, clockwise
 */
export function dieAxisRose(degrees: readonly number[]): string {
  const counts = axesByHour(degrees);
  const most = Math.max(1, ...counts);
  // areas, not lengths, are in proportion to the numbers
  const reach = (count: number) =>
    Math.sqrt(HOLE ** 2 + (count / most) * (RADIUS ** 2 - HOLE ** 2));
  const sectors = counts.map((count, hour) => {
    const [from, to] = [hour - 0.5, hour + 0.5].map((h) => (h * 2 * Math.PI) / SECTORS);
    return count === 0
      ? ""
      : `<path class="sector" d="${sectorPath(from, to, reach(count))}"><title>${hour === 0 ? 12 : hour} h: ${count} ${count === 1 ? "coin" : "coins"}</title></path>`;
  });
  const labels = counts.map((count, hour) => {
    const [x, y] = onCircle((hour * 2 * Math.PI) / SECTORS, RADIUS + 16);
    return `<text x="${x}" y="${y}" dy="0.35em">${hour === 0 ? 12 : hour}${count > 0 ? `<tspan class="count"> (${count})</tspan>` : ""}</text>`;
  });
  const rings = [most / 2, most].map((count) => {
    const radius = tenths(reach(count));
    return `<circle class="ring" cx="${MIDDLE}" cy="${MIDDLE}" r="${radius}"/>`;
  });
  return `<svg xmlns="http://www.w3.org/2000/svg" class="rose" viewBox="0 0 ${SIZE} ${SIZE}" width="${SIZE}" height="${SIZE}" role="img" aria-label="Die axes of ${degrees.length} coins by hour">
<style>.rose text{font:12px system-ui,sans-serif;fill:currentColor;text-anchor:middle}.rose .count{font-size:10px;opacity:.75}.rose .ring{fill:none;stroke:currentColor;opacity:.25}.rose .sector{fill:#0072b2;stroke:currentColor;stroke-width:.5}</style>
${[...rings, ...sectors.filter((path) => path !== ""), ...labels].join("\n")}
</svg>
`;
}

/** A point at an angle clockwise from the top. */
function onCircle(angle: number, radius: number): [number, number] {
  return [tenths(MIDDLE + radius * Math.sin(angle)), tenths(MIDDLE - radius * Math.cos(angle))];
}

/** Tenths of a pixel are more than a screen shows. */
const tenths = (value: number) => Math.round(10 * value) / 10;

function sectorPath(from: number, to: number, radius: number): string {
  const [a, b, c, d] = [
    onCircle(from, HOLE),
    onCircle(from, radius),
    onCircle(to, radius),
    onCircle(to, HOLE),
  ].map((point) => point.join(" "));
  const [out, hole] = [tenths(radius), HOLE];
  return `M${a}L${b}A${out} ${out} 0 0 1 ${c}L${d}A${hole} ${hole} 0 0 0 ${a}Z`;
}
