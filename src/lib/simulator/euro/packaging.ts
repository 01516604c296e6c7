import type { Random } from "../../base/index";
import { relief, resolution } from "../strikes/relief";
import type { Canvas } from "./background";
import { inverse, projection, type Placed } from "./camera";
import { cutLine } from "./letters";

/**
 * A clear plastic capsule: its two edges, a veil over everything inside, and a streak that mirrors
 * a window.
 */
export function drawCapsule({ width, height, data }: Canvas, placed: Placed, rng: Random): void {
  const back = inverse(projection(placed));
  const outer = rng.uniform(0.55, 0.62);
  const [veil, streak, turn, at] = [
    rng.uniform(4, 18),
    rng.uniform(10, 60),
    rng.uniform(0, 6.283),
    rng.uniform(-0.3, 0.3),
  ];
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const w = back[6] * x + back[7] * y + back[8];
      const [u, v] = [
        (back[0] * x + back[1] * y + back[2]) / w,
        (back[3] * x + back[4] * y + back[5]) / w,
      ];
      const r = Math.hypot(u, v);
      if (r > outer + 0.02) continue;
      const rim =
        60 * Math.exp(-(((r - outer) / 0.007) ** 2)) * Math.cos(Math.atan2(v, u) - turn) -
        26 * Math.exp(-(((r - outer + 0.015) / 0.007) ** 2)) -
        22 * Math.exp(-(((r - 0.515) / 0.006) ** 2));
      const across = u * Math.cos(turn) + v * Math.sin(turn) - at;
      const shine = r < outer ? veil + streak * Math.exp(-((across / 0.09) ** 4)) : 0;
      const p = (y * width + x) * 3;
      for (let c = 0; c < 3; c++) data[p + c] += rim + shine * (1 - data[p + c] / 300);
    }
  }
}

const WORDS = [
  "2 EURO",
  "EURO COINS",
  "NUMISMATICA",
  "MONEDAS",
  "COLLECTION",
  "2 EURO UNC",
  "PIECES DE MONNAIE",
];

/** A strip with words along the picture's foot, or words laid over the coin. */
export function drawCaption(
  { width, height, data }: Canvas,
  kind: "strip" | "watermark",
  rng: Random,
): void {
  const words = rng.pick(WORDS);
  const layer = relief(Math.max(width, height));
  const unit = resolution(layer.size);
  const strip = Math.round(height * rng.uniform(0.08, 0.14));
  const tall = kind === "strip" ? (0.5 * strip) / unit : (rng.uniform(0.05, 0.09) * height) / unit;
  const fits = Math.min(tall, (0.9 * width) / unit / words.length);
  const [dark, row] = [
    rng.next() < 0.5,
    kind === "strip" ? height - strip / 2 : height * rng.uniform(0.3, 0.9),
  ];
  cutLine(layer, words, [0, (row - height / 2) / unit], {
    tall: fits,
    weight: fits * 0.09,
    height: 1,
  });
  const [ground, ink] = dark ? [20, 240] : [246, 30];
  const strength = kind === "strip" ? 1 : rng.uniform(0.25, 0.6);
  const [left, top] = [Math.floor((layer.size - width) / 2), Math.floor((layer.size - height) / 2)];
  for (let y = 0; y < height; y++) {
    const within = kind === "strip" && y >= height - strip;
    for (let x = 0; x < width; x++) {
      const mark = Math.min(1, 1.6 * layer.data[(y + top) * layer.size + x + left]) * strength;
      const p = (y * width + x) * 3;
      for (let c = 0; c < 3; c++) {
        if (within) data[p + c] = ground;
        data[p + c] += mark * (ink - data[p + c]);
      }
    }
  }
}
