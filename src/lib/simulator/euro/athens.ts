import type { Point } from "../strikes/curves";
import { relief, stroke, swell, type Relief } from "../strikes/relief";
import { body, finishFlan, groove, hoop, limb, plate, ridge, twelveStars } from "./engrave";
import { cutLine, cutRound } from "./letters";

/**
 * Greece 2004: a discus thrower bent over before the throw, the Olympic rings, the value in Greek.
 * Our own drawing.
 */
export function engraveAthens(size: number): Relief {
  const coin = relief(size);
  discus(coin);
  thrower(coin);
  plate(
    coin,
    [
      [-0.148, 0.29],
      [-0.1, 0.286],
      [0.02, 0.289],
      [0.13, 0.286],
      [0.148, 0.294],
      [0.144, 0.318],
      [-0.146, 0.32],
    ],
    0.007,
  );
  groove(
    coin,
    [
      [-0.14, 0.306],
      [-0.03, 0.303],
      [0.06, 0.308],
      [0.138, 0.304],
    ],
    0.003,
    0.003,
  );
  cutLine(coin, "ATHENS 2004", [-0.214, -0.106], {
    tall: 0.029,
    weight: 0.0034,
    height: 0.005,
    gap: 0.36,
  });
  for (const [x, y] of [
    [-0.29, -0.03],
    [-0.216, -0.03],
    [-0.142, -0.03],
    [-0.253, 0.004],
    [-0.179, 0.004],
  ])
    hoop(coin, x, y, 0.033, 0.0042, 0.006);
  cutLine(coin, "2", [0.226, 0.082], { tall: 0.14, weight: 0.0085, height: 0.007 });
  cutLine(coin, "EYPΩ", [0.196, 0.19], {
    tall: 0.032,
    weight: 0.0042,
    height: 0.006,
    gap: 0.36,
    slant: 14,
  });
  for (const turn of [-50, 0, 50]) {
    const [x, y] = [
      0.012 * Math.sin((turn * Math.PI) / 180),
      -0.014 * Math.cos((turn * Math.PI) / 180),
    ];
    stroke(
      coin,
      [
        [0.08, -0.292],
        [0.08 + x, -0.295 + y],
      ],
      [0.003, 0.006],
      0.005,
    );
  }
  stroke(
    coin,
    [
      [0.08, -0.292],
      [0.08, -0.276],
    ],
    0.003,
    0.004,
  );
  twelveStars(coin, 0.036);
  for (const [text, at] of [
    ["20", 196],
    ["04", 164],
  ] as const)
    cutRound(coin, text, 0.43, at, "outwards", {
      tall: 0.046,
      weight: 0.0046,
      height: 0.006,
      gap: 0.4,
    });
  finishFlan(coin);
  return coin;
}

function discus(coin: Relief): void {
  const edge = Array.from({ length: 24 }, (_, i): Point => {
    const [u, v] = [0.052 * Math.cos((i * Math.PI) / 12), 0.036 * Math.sin((i * Math.PI) / 12)];
    return [-0.147 + 0.97 * u - 0.22 * v, -0.255 + 0.22 * u + 0.97 * v];
  });
  body(coin, edge, 0.0025, [0.002, 0.01]);
  ridge(coin, edge, 0.0045, 0.005, true);
}

function thrower(coin: Relief): void {
  // the leg that trails, on its toes
  limb(
    coin,
    [
      [-0.03, 0.03, 0.04],
      [0.03, 0.1, 0.034],
      [0.046, 0.14, 0.023],
      [0.012, 0.176, 0.024],
      [-0.04, 0.222, 0.016],
      [-0.07, 0.25, 0.011],
    ],
    0.0105,
  );
  limb(
    coin,
    [
      [-0.07, 0.248, 0.012],
      [-0.096, 0.262, 0.012],
      [-0.108, 0.28, 0.009],
      [-0.122, 0.285, 0.006],
    ],
    0.009,
  );
  // the leg that carries
  limb(
    coin,
    [
      [-0.02, 0.015, 0.044],
      [0.03, 0.072, 0.038],
      [0.06, 0.114, 0.027],
      [0.064, 0.165, 0.027],
      [0.054, 0.22, 0.016],
      [0.046, 0.262, 0.013],
    ],
    0.0135,
  );
  limb(
    coin,
    [
      [0.036, 0.278, 0.011],
      [0.07, 0.279, 0.012],
      [0.104, 0.285, 0.007],
    ],
    0.009,
  );
  const torso: Point[] = [
    [-0.018, -0.206],
    [0.04, -0.216],
    [0.1, -0.188],
    [0.137, -0.136],
    [0.124, -0.084],
    [0.082, -0.04],
    [0.05, 0],
    [0.036, 0.04],
    [-0.016, 0.062],
    [-0.068, 0.04],
    [-0.07, -0.016],
    [-0.048, -0.084],
    [-0.03, -0.15],
  ];
  body(coin, torso, 0.016, [0.004, 0.012, 0.026]);
  muscles(coin);
  limb(
    coin,
    [
      [0.09, -0.18, 0.03],
      [0.13, -0.17, 0.022],
      [0.15, -0.166, 0.02],
    ],
    0.012,
  );
  head(coin);
  limb(
    coin,
    [
      [0.01, -0.19, 0.035],
      [-0.035, -0.212, 0.028],
      [-0.085, -0.241, 0.02],
      [-0.12, -0.259, 0.017],
      [-0.152, -0.273, 0.01],
      [-0.176, -0.282, 0.013],
    ],
    0.0135,
  );
  limb(
    coin,
    [
      [-0.176, -0.282, 0.01],
      [-0.192, -0.268, 0.007],
    ],
    0.01,
  );
  limb(
    coin,
    [
      [0.12, -0.134, 0.031],
      [0.146, -0.088, 0.025],
      [0.15, -0.04, 0.017],
      [0.13, 0.012, 0.018],
      [0.1, 0.058, 0.011],
      [0.078, 0.082, 0.013],
    ],
    0.0158,
  );
}

function muscles(coin: Relief): void {
  swell(coin, [0.012, -0.158], 0.026, 0.022, 0.005, 0.4);
  swell(coin, [0.082, -0.124], 0.026, 0.03, 0.005, 0.6);
  for (const [x, y] of [
    [0.012, -0.094],
    [0.048, -0.07],
    [-0.01, -0.06],
    [0.03, -0.034],
  ] as const)
    swell(coin, [x, y], 0.014, 0.013, 0.0032);
  for (const [x, y] of [
    [-0.034, -0.1],
    [-0.036, -0.08],
    [-0.04, -0.06],
  ] as const)
    groove(
      coin,
      [
        [x - 0.004, y],
        [x + 0.02, y + 0.01],
      ],
      0.004,
      0.0022,
    );
  swell(coin, [-0.03, 0.016], 0.032, 0.028, 0.005);
  groove(
    coin,
    [
      [0.06, -0.165],
      [0.036, -0.11],
      [0.01, -0.05],
      [-0.014, 0],
    ],
    0.006,
    0.0024,
  );
  groove(
    coin,
    [
      [0.096, -0.08],
      [0.062, -0.092],
      [0.03, -0.116],
      [-0.02, -0.124],
    ],
    0.006,
    0.0024,
  );
  groove(
    coin,
    [
      [0.05, -0.002],
      [0.01, 0.006],
      [-0.03, -0.02],
      [-0.062, -0.026],
    ],
    0.005,
    0.0026,
  );
}

/** Bowed, in profile to the right, with short curls. */
function head(coin: Relief): void {
  body(
    coin,
    [
      [0.128, -0.196],
      [0.15, -0.216],
      [0.182, -0.208],
      [0.202, -0.178],
      [0.199, -0.164],
      [0.207, -0.146],
      [0.198, -0.142],
      [0.194, -0.128],
      [0.176, -0.12],
      [0.158, -0.126],
      [0.142, -0.152],
    ],
    0.0145,
    [0.003, 0.01],
  );
  for (let i = 0; i < 22; i++) {
    const row = Math.floor(i / 8);
    const [angle, r] = [-3.05 + (i % 8) * 0.3 + 0.1 * row, 0.039 - 0.013 * row];
    stroke(
      coin,
      [[0.162 + r * Math.cos(angle), -0.17 + r * Math.sin(angle)]],
      0.0068,
      0.0165 + 0.0012 * row,
    );
  }
  groove(
    coin,
    [
      [0.195, -0.165],
      [0.184, -0.162],
    ],
    0.0026,
    0.004,
  );
  groove(
    coin,
    [
      [0.198, -0.138],
      [0.189, -0.137],
    ],
    0.0022,
    0.003,
  );
  stroke(
    coin,
    [
      [0.165, -0.152],
      [0.162, -0.144],
    ],
    0.005,
    0.016,
  );
}
