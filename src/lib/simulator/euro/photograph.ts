import type { Picture } from "../../coins/index";
import type { Random } from "../../base/index";
import { blur } from "../strikes/blur";
import { radians } from "../strikes/curves";
import { grain } from "../strikes/noise";
import { paintBackground, type Canvas } from "./background";
import { placeOf, type Placed } from "./camera";
import { drawCoin } from "./draw-coin";
import type { EuroSide } from "./engraved";
import { lightFace } from "./metal";
import { drawCaption, drawCapsule } from "./packaging";
import type { Shot } from "./shot";

/** Takes a photograph of one side, as its parameters say. */
export function photographEuro(side: EuroSide, shot: Shot, rng: Random): Picture {
  const place = placeOf(shot);
  const canvas = paintBackground(
    shot.width,
    shot.height,
    shot.background,
    place.diameter,
    rng.fork("background"),
  );
  const shadows = rng.fork("shadow");
  const shadow = {
    from: shot.lamp.from,
    shift: shadows.uniform(0.01, 0.06),
    softness: shadows.uniform(0.01, 0.08),
    strength: shot.background === "white" ? 0.5 * shadows.next() ** 2 : shadows.uniform(0.2, 0.7),
  };
  const put = (what: EuroSide, where: Placed, name: string): void => {
    const lamp = { ...shot.lamp, from: shot.lamp.from - where.rotation };
    drawCoin(
      canvas,
      where,
      lightFace(what, where.diameter, shot.finish, lamp, rng.fork(name)),
      shadow,
    );
  };
  const around = rng.fork("others");
  for (let i = 0; i < shot.others; i++) {
    const angle = around.uniform(0, 6.283);
    const away = place.diameter * around.uniform(0.88, 1.1);
    put(
      "common",
      {
        ...place,
        x: place.x + away * Math.cos(angle),
        y: place.y + away * Math.sin(angle),
        rotation: around.uniform(-180, 180),
      },
      `other ${i}`,
    );
  }
  if (shot.pair) put("common", { ...place, x: shot.width - place.x }, "pair");
  put(side, place, "coin");
  if (shot.capsule) drawCapsule(canvas, place, rng.fork("capsule"));
  if (shot.caption !== "none") drawCaption(canvas, shot.caption, rng.fork("caption"));
  return develop(blurred(canvas, shot, place.diameter), shot, rng.fork("noise"));
}

/** Out of focus, and shaken. */
function blurred({ width, height, data }: Canvas, shot: Shot, diameter: number): Canvas {
  const out = new Float32Array(data.length);
  const steps = Math.round(shot.motion * diameter);
  const [dx, dy] = [Math.cos(radians(shot.motionTowards)), Math.sin(radians(shot.motionTowards))];
  const channel = new Float32Array(width * height);
  for (let c = 0; c < 3; c++) {
    for (let i = 0; i < channel.length; i++) channel[i] = Math.min(330, data[i * 3 + c]);
    let soft = blur(channel, width, height, shot.focus * diameter);
    if (steps > 1) {
      const still = soft;
      soft = new Float32Array(still.length);
      for (let k = 0; k < steps; k++) {
        const [mx, my] = [Math.round((k - steps / 2) * dx), Math.round((k - steps / 2) * dy)];
        for (let y = 0; y < height; y++) {
          const row = Math.min(height - 1, Math.max(0, y + my)) * width;
          for (let x = 0; x < width; x++)
            soft[y * width + x] += still[row + Math.min(width - 1, Math.max(0, x + mx))] / steps;
        }
      }
    }
    for (let i = 0; i < soft.length; i++) out[i * 3 + c] = soft[i];
  }
  return { width, height, data: out };
}

/** From light to the values of a file: exposure, white balance, contrast, saturation, noise. */
function develop({ width, height, data }: Canvas, shot: Shot, rng: Random): Picture {
  const noise = grain(rng);
  const gains = [shot.red * shot.exposure, shot.exposure, shot.blue * shot.exposure];
  const out = new Uint8ClampedArray(data.length);
  const pixel = [0, 0, 0];
  for (let i = 0; i < data.length; i += 3) {
    for (let c = 0; c < 3; c++) {
      const v = data[i + c] * gains[c];
      // bright light runs out slowly
      pixel[c] = 128 + shot.contrast * ((v > 225 ? 255 - 30 * Math.exp((225 - v) / 30) : v) - 128);
    }
    const grey = 0.299 * pixel[0] + 0.587 * pixel[1] + 0.114 * pixel[2];
    const n = noise() * shot.noise;
    for (let c = 0; c < 3; c++)
      out[i + c] = grey + shot.saturation * (pixel[c] - grey) + n + 0.5 * noise() * shot.noise;
  }
  return { width, height, channels: 3, data: new Uint8Array(out.buffer) };
}
