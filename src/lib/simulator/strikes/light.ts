import { blur } from "./blur";
import { radians } from "./curves";
import type { Surface } from "./strike";

/** The lamp over one side. */
export interface Lamp {
  /** Where it stands: degrees clockwise from 12 o'clock, and above the table. */
  readonly from: number;
  readonly height: number;
  /** Share of the light that comes from everywhere. */
  readonly softness: number;
  /** How strongly the metal shines. */
  readonly shine: number;
}

/** Makes up for what the grid and the blurs take from the steep edges of struck relief. */
const STEEPNESS = 2.3;
/** Where a cast shadow is looked for, die diameters towards the lamp. */
const LOOK = [0.006, 0.014, 0.026];

/**
 * Light sent to the camera by each pixel, 1 on flat open ground: slopes towards the lamp, the
 * metal's shine, cast shadows, darker hollows.
 */
export function lit(surface: Surface, lamp: Lamp, perDiameter: number): Float32Array {
  const { width, rows, height } = surface;
  const [lx, ly] = [Math.sin(radians(lamp.from)), -Math.cos(radians(lamp.from))];
  const rise = Math.tan(radians(lamp.height));
  const [upward, across] = [Math.sin(radians(lamp.height)), Math.cos(radians(lamp.height))];
  const halfway = radians((90 - lamp.height) / 2); // between the lamp and the camera overhead
  const [halfUp, halfAcross] = [Math.cos(halfway), Math.sin(halfway)];
  const around = blur(height, width, rows, 0.014 * perDiameter);
  const steps = LOOK.map((d) => {
    const [dx, dy] = [Math.round(lx * d * perDiameter), Math.round(ly * d * perDiameter)];
    return { offset: dy * width + dx, climb: (rise * Math.hypot(dx, dy)) / perDiameter };
  });
  const margin = Math.ceil(LOOK[2] * perDiameter) + 2;
  const sharp = (cosine: number): number => {
    const two = cosine * cosine;
    const eight = two * two * two * two;
    return eight * eight;
  };
  const flat = 1 + lamp.shine * sharp(halfUp);
  const light = new Float32Array(width * rows);
  const slope = (STEEPNESS * perDiameter) / 2;
  for (let y = 1; y < rows - 1; y++) {
    const open = y > margin && y < rows - margin;
    for (let x = 1; x < width - 1; x++) {
      const at = y * width + x;
      const gx = (height[at + 1] - height[at - 1]) * slope;
      const gy = (height[at + width] - height[at - width]) * slope;
      const norm = 1 / Math.sqrt(1 + gx * gx + gy * gy);
      const facing = -(gx * lx + gy * ly);
      let direct = (upward + across * facing) * norm;
      if (direct < 0) direct = 0;
      let half = (halfUp + halfAcross * facing) * norm;
      if (half < 0) half = 0;
      let free = 1;
      if (open && x > margin && x < width - margin) {
        let hidden = 0;
        for (let k = 0; k < 3; k++) {
          const over = (height[at + steps[k].offset] - height[at] - steps[k].climb) * 150;
          if (over > hidden) hidden = over;
        }
        free = hidden > 1 ? 0.2 : 1 - 0.8 * hidden;
      }
      const hollow = (around[at] - height[at]) * 32;
      const ambient =
        (0.5 + 0.5 * norm) * (1 - (hollow > 0.55 ? 0.55 : hollow < -0.8 ? -0.8 : hollow));
      light[at] =
        (free * ((1 - lamp.softness) * (direct / upward) + lamp.shine * sharp(half)) +
          lamp.softness * ambient) /
        flat;
    }
  }
  return light;
}
