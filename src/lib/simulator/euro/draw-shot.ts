import type { Random } from "../../base/index";
import type { Background, Finish, Lamp, Shot } from "./shot";

const clamp = (value: number, low: number, high: number): number =>
  Math.min(high, Math.max(low, value));

/** One of the keys, each as likely as its share. */
function mixture<Key extends string>(rng: Random, shares: Readonly<Record<Key, number>>): Key {
  const keys = Object.keys(shares) as Key[];
  let left = rng.next() * keys.reduce((sum, key) => sum + shares[key], 0);
  return keys.find((key) => (left -= shares[key]) < 0) ?? keys[keys.length - 1];
}

/** Pictures of a coin that a shop or a central bank published, and that others copy. */
const ORIGINALS = 5;

/**
 * Draws one photograph as a search for pictures of a coin finds them. Four of five are catalogue
 * pictures: copies of a few published ones, the best known most often, cropped, scaled and saved
 * again. The rest are sellers' and collectors' own, taken by hand.
 *
 * @param published generator of the coin's published pictures, the same for all photographs of a
 *   design
 */
export function drawShot(rng: Random, published: Random): Shot {
  const source = mixture(rng.fork("source"), { catalogue: 0.8, seller: 0.15, snapshot: 0.05 });
  const original = Math.floor(ORIGINALS * rng.fork("original").next() ** 2);
  const taken = source === "catalogue" ? published.fork(`original ${original}`) : rng;
  return {
    ...drawFrame(rng.fork("frame"), source),
    ...drawPlace(rng.fork("place"), source),
    background: drawBackground(taken.fork("background"), source),
    finish: drawFinish(taken.fork("finish"), source),
    lamp: drawLamp(taken.fork("lamp"), source),
    ...drawTone(taken.fork("tone"), source),
    ...drawCamera(rng.fork("camera"), source),
  };
}

type Source = "catalogue" | "seller" | "snapshot";

function drawFrame(rng: Random, source: Source) {
  const pair = source === "seller" && rng.next() < 0.14;
  const longer = Math.round(120 * (600 / 120) ** rng.next());
  const square = source === "catalogue" ? rng.next() < 0.8 : rng.next() < 0.35;
  const aspect = pair
    ? rng.uniform(1.9, 2.15)
    : square
      ? rng.uniform(0.96, 1.04)
      : rng.pick([4 / 3, 3 / 4, 3 / 2, 16 / 9, 1.15]);
  const shorter = Math.max(96, Math.round(longer / Math.max(aspect, 1 / aspect)));
  const [width, height] = aspect >= 1 ? [longer, shorter] : [shorter, longer];
  const share = pair
    ? rng.uniform(0.86, 0.96)
    : source === "catalogue"
      ? rng.uniform(0.86, 1)
      : source === "seller"
        ? rng.uniform(0.7, 1)
        : rng.uniform(0.45, 0.95);
  return { width, height, share, pair };
}

function drawPlace(rng: Random, source: Source) {
  const turned = mixture(
    rng,
    source === "catalogue"
      ? { upright: 0.96, leaning: 0.03, any: 0.01 }
      : { upright: 0.6, leaning: 0.25, any: 0.15 },
  );
  const rotation =
    turned === "upright"
      ? rng.normal(0, source === "catalogue" ? 1.5 : 5)
      : turned === "leaning"
        ? rng.normal(0, 22)
        : rng.uniform(-180, 180);
  const spread = source === "catalogue" ? 0.01 : source === "seller" ? 0.06 : 0.13;
  // partly out of the picture
  const cut = rng.next() < (source === "catalogue" ? 0.01 : 0.1) ? 0.22 : 0;
  const tilted =
    source === "catalogue"
      ? 0
      : source === "seller"
        ? Math.abs(rng.normal(0, 7))
        : Math.abs(rng.normal(0, 17));
  return {
    rotation: ((rotation + 540) % 360) - 180,
    right: clamp(rng.normal(0, spread), -0.3, 0.3) + (cut ? rng.pick([-1, 1]) * cut : 0),
    below: clamp(rng.normal(0, spread), -0.3, 0.3) + (cut ? rng.uniform(-cut, cut) : 0),
    tilt: Math.min(48, tilted),
    tiltFrom: rng.uniform(-180, 180),
    distance: rng.uniform(3, 9),
    others: source === "snapshot" && rng.next() < 0.2 ? 1 + rng.integer(3) : 0,
    capsule: source === "seller" && rng.next() < 0.14,
    caption: mixture(
      rng,
      source === "catalogue"
        ? { none: 0.92, strip: 0.02, watermark: 0.06 }
        : { none: 0.84, strip: 0.07, watermark: 0.09 },
    ),
  };
}

function drawBackground(rng: Random, source: Source): Background {
  return mixture<Background>(
    rng,
    source === "catalogue"
      ? { white: 0.85, grey: 0.1, black: 0.05, cloth: 0, wood: 0, skin: 0, paper: 0 }
      : source === "seller"
        ? { white: 0.3, grey: 0.2, black: 0.15, cloth: 0.2, wood: 0.05, skin: 0, paper: 0.1 }
        : { white: 0.05, grey: 0.15, black: 0.05, cloth: 0.2, wood: 0.25, skin: 0.2, paper: 0.1 },
  );
}

function drawFinish(rng: Random, source: Source): Finish {
  const old = source === "catalogue" ? 0.12 : 1;
  return {
    wear: old * rng.uniform(0, 0.75) ** 1.4,
    patina: old * rng.uniform(0, 0.9),
    dirt: old * 0.22 * rng.next() ** 2,
    scratches: Math.round(old * 40 * rng.next() ** 2),
    gold: rng.uniform(0.3, 1),
  };
}

function drawLamp(rng: Random, source: Source): Lamp {
  const studio = source === "catalogue";
  return {
    from: studio ? rng.normal(-45, 40) : rng.uniform(-180, 180),
    height: studio ? rng.uniform(35, 60) : rng.uniform(18, 75),
    softness: studio ? rng.uniform(0.35, 0.6) : rng.uniform(0.15, 0.75),
    shine: rng.uniform(0.3, studio ? 1.2 : 2),
    glare: !studio && rng.next() < 0.4 ? rng.uniform(0.2, 1.2) : 0,
    lustre: rng.uniform(0, studio ? 0.25 : 0.4),
  };
}

function drawCamera(rng: Random, source: Source) {
  const studio = source === "catalogue";
  return {
    focus: 0.001 + (studio ? 0.006 : 0.012) * rng.next() ** 2,
    motion: source === "snapshot" && rng.next() < 0.3 ? rng.uniform(0.01, 0.03) : 0,
    motionTowards: rng.uniform(0, 180),
    noise: studio ? rng.uniform(0, 3) : rng.uniform(1, 9),
    quality: 35 + rng.integer(studio ? 60 : 58),
  };
}

function drawTone(rng: Random, source: Source) {
  const studio = source === "catalogue";
  return {
    exposure: clamp(rng.normal(studio ? 1.04 : 1, studio ? 0.05 : 0.2), 0.5, 1.6),
    red: clamp(rng.normal(1, studio ? 0.015 : 0.1), 0.7, 1.35),
    blue: clamp(rng.normal(1, studio ? 0.02 : 0.13), 0.6, 1.4),
    contrast: clamp(rng.normal(1.02, 0.12), 0.7, 1.4),
    saturation: rng.next() < 0.04 ? 0 : clamp(rng.normal(1, 0.22), 0.4, 1.7),
  };
}
