import type { BustDesign } from "./bust-design";
import type { Random } from "../../base/index";
import { cutBeard, cutHair } from "./hair";
import { placing, smooth, type Placing, type Point } from "./curves";
import { cutDress } from "./drapery";
import type { Hand } from "./hand";
import { add, filled, raise, relief, rounded, stroke, swell, type Relief } from "./relief";
import { cutCrown } from "./wreath";

/** The outline of head and neck, facing right, from the crown of the head clockwise. */
const OUTLINE: readonly Point[] = [
  [0.02, -0.5],
  [0.2, -0.465],
  [0.315, -0.38],
  [0.355, -0.25],
  [0.372, -0.15],
  [0.352, -0.085],
  [0.4, 0.0],
  [0.462, 0.1],
  [0.45, 0.135],
  [0.378, 0.155],
  [0.372, 0.185],
  [0.4, 0.22],
  [0.37, 0.25],
  [0.395, 0.285],
  [0.362, 0.325],
  [0.388, 0.38],
  [0.37, 0.445],
  [0.29, 0.485],
  [0.19, 0.47],
  [0.12, 0.5],
  [0.1, 0.6],
  [0.13, 0.74],
  [0.2, 0.86],
  [0.02, 0.93],
  [-0.2, 0.9],
  [-0.36, 0.8],
  [-0.33, 0.62],
  [-0.3, 0.44],
  [-0.32, 0.3],
  [-0.41, 0.14],
  [-0.46, -0.06],
  [-0.43, -0.27],
  [-0.31, -0.42],
  [-0.15, -0.49],
];

/** Where hair grows: from the forehead over the ear to the nape. */
const SCALP: readonly Point[] = [
  [0.03, -0.5],
  [0.2, -0.462],
  [0.3, -0.375],
  [0.27, -0.27],
  [0.2, -0.2],
  [0.12, -0.14],
  [0.09, -0.02],
  [0.06, 0.05],
  [-0.03, 0.0],
  [-0.09, 0.1],
  [-0.1, 0.24],
  [-0.2, 0.36],
  [-0.3, 0.38],
  [-0.33, 0.28],
  [-0.41, 0.14],
  [-0.46, -0.06],
  [-0.43, -0.27],
  [-0.31, -0.42],
  [-0.15, -0.49],
];
const JAW: readonly Point[] = [
  [0.08, 0.03],
  [0.12, 0.16],
  [0.2, 0.24],
  [0.27, 0.27],
  [0.3, 0.22],
  [0.37, 0.2],
  [0.375, 0.25],
  [0.34, 0.3],
  [0.372, 0.38],
  [0.36, 0.44],
  [0.29, 0.475],
  [0.19, 0.46],
  [0.1, 0.42],
  [0.03, 0.3],
  [0.0, 0.16],
];

/** A ruler's portrait: features shared by every die of the type. */
export function designBust(rng: Random): BustDesign {
  return {
    facing: rng.next() < 0.85 ? "right" : "left",
    crown: rng.pick(["laurel", "laurel", "laurel", "radiate", "diadem"] as const),
    hair: rng.pick(["fine", "locks"] as const),
    beard: rng.pick(["none", "stubble", "stubble", "full"] as const),
    dress: rng.pick(["bare", "draped", "draped", "cuirassed", "cuirassed"] as const),
    headHeight: rng.uniform(0.43, 0.48),
    likeness: OUTLINE.map(() => [rng.normal(0, 0.008), rng.normal(0, 0.008)] as const),
  };
}

/** Cuts the bust into a die: masses first, then features, hair, wreath and dress. */
export function cutBust(size: number, hand: Hand, design: BustDesign): Relief {
  const centre: Point = [
    design.facing === "right" ? -0.015 : 0.015,
    design.dress === "bare" ? -0.03 : -0.055,
  ];
  const flip = design.facing === "right" ? 1 : -1;
  const toDie = placing({ scale: [design.headHeight * flip, design.headHeight], shift: centre });
  const whole = hand.part("head", centre);
  const place =
    (part: Placing) =>
    (points: readonly Point[]): Point[] =>
      hand.draw(points.map((p) => whole(toDie(part(p)))));
  const still = place((p) => p);

  const body = relief(size);
  raise(body, cutDress(size, hand, design.dress, still, design.headHeight));

  const outline = smooth(
    still(
      OUTLINE.map(([x, y], i): Point => [x + design.likeness[i][0], y + design.likeness[i][1]]),
    ),
    6,
    true,
  );
  const mask = filled(size, outline);
  const head = rounded(mask, 0.019, [0.006, 0.02, 0.04]);
  cutFace(head, hand, design, place);
  cutHair(head, hand, design, smooth(still(SCALP), 5, true), still, mask);
  if (design.beard !== "none") cutBeard(head, hand, design, smooth(still(JAW), 5, true), still);
  raise(body, head);
  raise(body, cutCrown(size, hand, design, place, head));
  return body;
}

/** Eye, brow, ear, nostril, mouth, cheek and neck. */
function cutFace(
  head: Relief,
  hand: Hand,
  design: BustDesign,
  place: (part: Placing) => (points: readonly Point[]) => Point[],
): void {
  const unit = design.headHeight;
  const loose = (name: string, pivot: Point): ((points: readonly Point[]) => Point[]) => {
    const rng = hand.free(name);
    return place(
      placing({
        pivot,
        scale: [1 + rng.normal(0, 0.09), 1 + rng.normal(0, 0.09)],
        turn: rng.normal(0, 5),
        shift: [rng.normal(0, 0.012), rng.normal(0, 0.012)],
      }),
    );
  };
  const line = (layer: Relief, points: readonly Point[], width: number, height: number): void =>
    stroke(
      layer,
      points,
      points.map(
        (_, i) => unit * width * (0.55 + 0.45 * Math.sin((Math.PI * (i + 0.5)) / points.length)),
      ),
      height,
    );
  const up = relief(head.size);
  const down = relief(head.size);

  const eye = loose("eye", [0.24, -0.06]);
  const [socket, cheek, jaw, ball] = eye([
    [0.26, -0.06],
    [0.2, 0.1],
    [0.16, 0.3],
    [0.255, -0.055],
  ]);
  swell(head, socket, 0.1 * unit, 0.07 * unit, -0.006);
  swell(head, cheek, 0.13 * unit, 0.1 * unit, 0.005);
  swell(head, jaw, 0.16 * unit, 0.1 * unit, 0.003);
  swell(head, ball, 0.05 * unit, 0.04 * unit, 0.005);
  line(
    up,
    smooth(
      eye([
        [0.15, -0.05],
        [0.2, -0.1],
        [0.26, -0.105],
        [0.315, -0.075],
      ]),
    ),
    0.014,
    0.005,
  );
  line(
    up,
    smooth(
      eye([
        [0.155, -0.045],
        [0.21, -0.015],
        [0.27, -0.015],
        [0.31, -0.04],
      ]),
    ),
    0.012,
    0.004,
  );
  line(
    up,
    smooth(
      loose(
        "brow",
        [0.24, -0.15],
      )([
        [0.12, -0.13],
        [0.2, -0.175],
        [0.29, -0.17],
        [0.36, -0.125],
      ]),
    ),
    0.024,
    0.006,
  );
  stroke(up, eye([[0.268, -0.06]]), 0.024 * unit, 0.004);
  stroke(down, eye([[0.272, -0.06]]), 0.01 * unit, 0.004);

  const nose = loose("nose", [0.39, 0.11]);
  line(
    up,
    smooth(
      nose([
        [0.36, 0.08],
        [0.355, 0.13],
        [0.39, 0.145],
        [0.415, 0.12],
      ]),
    ),
    0.02,
    0.004,
  );
  line(
    down,
    smooth(
      nose([
        [0.4, 0.147],
        [0.42, 0.143],
      ]),
    ),
    0.012,
    0.004,
  );
  const mouth = loose("mouth", [0.34, 0.25]);
  line(
    down,
    smooth(
      mouth([
        [0.28, 0.265],
        [0.32, 0.25],
        [0.375, 0.25],
      ]),
    ),
    0.013,
    0.006,
  );
  line(
    up,
    smooth(
      mouth([
        [0.3, 0.235],
        [0.34, 0.218],
        [0.39, 0.225],
      ]),
    ),
    0.017,
    0.003,
  );
  line(
    up,
    smooth(
      mouth([
        [0.31, 0.275],
        [0.35, 0.285],
        [0.385, 0.28],
      ]),
    ),
    0.017,
    0.003,
  );
  line(
    down,
    smooth(
      loose(
        "crease",
        [0.28, 0.17],
      )([
        [0.335, 0.1],
        [0.3, 0.15],
        [0.275, 0.22],
      ]),
    ),
    0.012,
    0.003,
  );

  const ear = loose("ear", [0.0, 0.06]);
  line(
    up,
    smooth(
      ear([
        [0.04, 0.1],
        [0.0, 0.155],
        [-0.045, 0.1],
        [-0.06, 0.02],
        [-0.03, -0.05],
        [0.03, -0.055],
        [0.055, 0.0],
      ]),
    ),
    0.021,
    0.008,
  );
  line(
    up,
    smooth(
      ear([
        [0.035, 0.03],
        [0.0, 0.06],
        [-0.012, 0.02],
        [0.01, -0.015],
      ]),
    ),
    0.015,
    0.005,
  );

  const neck = loose("neck", [0, 0.6]);
  line(
    up,
    smooth(
      neck([
        [-0.08, 0.28],
        [0.0, 0.48],
        [0.06, 0.68],
        [0.12, 0.8],
      ]),
    ),
    0.03,
    0.0035,
  );
  line(
    down,
    smooth(
      neck([
        [0.16, 0.52],
        [0.06, 0.54],
        [-0.05, 0.5],
      ]),
    ),
    0.012,
    0.0025,
  );
  line(
    down,
    smooth(
      loose(
        "forehead",
        [0.28, -0.25],
      )([
        [0.27, -0.23],
        [0.31, -0.235],
        [0.345, -0.22],
      ]),
    ),
    0.008,
    0.002,
  );
  add(head, up);
  for (let i = 0; i < down.data.length; i++) down.data[i] = -down.data[i];
  add(head, down);
}
