import sharp from "sharp";
import { FRAME, FRAME_RADIUS } from "./coin-frame";
import { designOfFrame, type DesignPicture } from "../design-picture";

/*
 * The side that all 2-euro coins share, drawn: the figure 2, EURO, six lines that end in stars, and
 * a map, before 2007 of the fifteen members apart, since then of Europe without borders. The maps
 * are from rough coordinates of the coasts. Coin radii, x right, y down.
 */

/** Coasts as longitude and latitude. */
const CONTINENT =
  "-9,37 -9,43 -2,43.4 -1.2,46 -4.5,48.3 -1.5,49.6 1.6,50.9 4.5,52.5 8.5,53.8 8.2,57 10.5,57.6 10,54.4 14,54 19,54.5 21.5,57.5 24,58.8 30,59.8 24,60 21.3,61 25,65 22,65.8 17.5,62 18.8,60 16,56.3 13,55.5 11,59 8,58 5,60 10,64 15,68.5 25,71 31,70 36,68 40,64 40,41 36,36.5 30,36.3 26.5,38.5 26,40.7 23.5,40.3 24,38 22.5,36.5 19.5,41 13.5,45.6 14,42.5 18.4,40 16,38 12,42 9,44.3 4,43.3 3,41.8 0,39 -2,36.8 -5.5,36";
const ISLANDS = [
  "-5.5,50.2 1.4,51.3 0.2,53.2 -2,56 -3,58.6 -6,57.5 -5,55 -3,53.5 -5,52",
  "-10,51.7 -6.3,52.3 -6,55 -8.3,55 -10,53.5",
  "8.3,39 9.7,40.5 9.3,43 8.6,42",
  "12.5,37.8 15.6,38.2 15,36.7",
  "23.7,35.3 26.2,35.2",
];
const MEMBERS = [
  "-9,37 -9,43 -2,43.3 3,42.3 0,39 -2,36.8 -5.5,36",
  "-1.3,43.6 -1.2,46 -4.5,48.3 1.6,50.7 7.5,48.8 6.5,46 7,43.8 3,42.8",
  "3,51.3 4.5,52.8 7,53.4 6,50 4,50.2",
  "7.3,53.5 8.7,54.6 14,53.8 14.5,51 12.5,50 13,48.7 8,47.8 8,49.3 6.7,50.2",
  "9.8,46.8 13,48 16.8,48.4 16,46.9 12.5,46.7",
  "7.5,44.2 9,46 13.3,46 12.5,44.3 18.3,40.2 16,38.2 12,42 9,44.2",
  "8.3,55 8.3,57 10.5,57.5 10,55",
  "11.3,59 13,55.6 16.3,56.5 18.6,60 17.3,62.3 22.5,65.8 20,69 15,66 12,61",
  "22,60.3 29,61.5 30,68 26,70 23.5,66 25,65 21.5,62.5",
  "20,39.7 26,41 23,40 24,38 22.5,36.7",
];

const point = (place: string) => {
  const [longitude, latitude] = place.split(",").map(Number);
  return `${(0.03 + (longitude + 9) * 0.0185).toFixed(3)},${(0.33 - (latitude - 37) * 0.0275).toFixed(3)}`;
};
const land = (outline: string) => `<polygon points="${outline.split(" ").map(point).join(" ")}"/>`;

function star(x: number, y: number, radius: number): string {
  const corner = (i: number) => {
    const [r, angle] = [i % 2 ? 0.4 * radius : radius, (Math.PI * i) / 5];
    return `${(x + r * Math.sin(angle)).toFixed(4)},${(y - r * Math.cos(angle)).toFixed(4)}`;
  };
  return `<polygon points="${Array.from({ length: 10 }, (_, i) => corner(i)).join(" ")}"/>`;
}

/** Six upright lines, each between two stars on the ring. */
function lines(): string {
  return Array.from({ length: 6 }, (_, i) => {
    const x = 0.36 + 0.094 * i;
    const reach = Math.sqrt(0.87 ** 2 - x * x);
    return `<path d="M${x},${-reach + 0.05}V${reach - 0.05}" fill="none" stroke="#ccc" stroke-width=".012"/>${star(x, -reach, 0.045)}${star(x, reach, 0.045)}`;
  }).join("");
}

const TWO =
  "M-.645,-.3 C-.63,-.55 -.5,-.69 -.35,-.69 C-.17,-.69 -.05,-.55 -.07,-.38 C-.1,-.12 -.42,.1 -.5,.31 L-.2,.31 L-.1,.2 L-.17,.43 L-.76,.43 C-.66,.1 -.28,-.1 -.24,-.36 C-.22,-.52 -.27,-.62 -.37,-.62 C-.5,-.62 -.59,-.5 -.61,-.3 Z";
/** E, U, R within the core and O on the ring, as strokes in a box of 1 x 1. */
const LETTERS = [
  "M1,0H0V1H1M0,.5H.8",
  "M0,0V.7Q0,1 .5,1T1,.7V0",
  "M0,1V0H.6Q1,0 1,.27T.6,.54H0M.5,.54L1,1",
];
const WORD =
  LETTERS.map(
    (path, i) =>
      `<path transform="translate(${0.17 + 0.19 * i},.02) scale(.14,.2)" d="${path}" fill="none" stroke="#eee" stroke-width=".16"/>`,
  ).join("") +
  `<ellipse cx=".83" cy=".12" rx=".09" ry=".1" fill="none" stroke="#eee" stroke-width=".035"/>`;

const MAPS = {
  "map of 1999": MEMBERS.concat(ISLANDS.slice(0, 2)),
  "map of 2007": [CONTINENT, ...ISLANDS],
};
/** The two versions of the side. */
export const COMMON_SIDES = Object.keys(MAPS) as (keyof typeof MAPS)[];

/** The common side as SVG of `size` pixels a side, the coin filling it. */
export function commonSideSvg(version: keyof typeof MAPS, size: number): string {
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${size}" height="${size}" viewBox="-1 -1 2 2"><defs><clipPath id="core"><circle r=".73"/></clipPath></defs>
<circle r="1" fill="#999"/><circle r=".955" fill="none" stroke="#bbb" stroke-width=".03"/><circle r=".73" fill="#888" stroke="#666" stroke-width=".015"/>
<g fill="#ccc">${lines()}</g><g clip-path="url(#core)" fill="#b4b4b4" stroke="#d0d0d0" stroke-width=".008">${MAPS[version].map(land).join("")}</g>
<path d="${TWO}" fill="#bbb" stroke="#e4e4e4" stroke-width=".012"/>${WORD}</svg>`;
}

/** The common sides as designs to compare with. */
export async function commonSides(): Promise<DesignPicture[]> {
  const across = 2 * FRAME_RADIUS;
  return Promise.all(
    COMMON_SIDES.map(async (version) => {
      const svg = Buffer.from(commonSideSvg(version, 4 * across));
      const inner = await sharp(svg)
        .resize(across, across)
        .flatten({ background: "#fff" })
        .greyscale()
        .raw()
        .toBuffer();
      const frame = new Float32Array(FRAME * FRAME).fill(255);
      const edge = (FRAME - across) / 2;
      for (let y = 0; y < across; y++)
        for (let x = 0; x < across; x++)
          frame[(y + edge) * FRAME + x + edge] = inner[y * across + x];
      return designOfFrame(frame, {
        x: FRAME / 2,
        y: FRAME / 2,
        a: FRAME_RADIUS,
        b: FRAME_RADIUS,
        angle: 0,
      });
    }),
  );
}
