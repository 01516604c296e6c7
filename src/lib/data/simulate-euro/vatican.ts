import { raise, relief, stroke, swell, type Relief } from "../simulate/relief";
import { body, finishFlan, groove, insideCore, limb, ridge, twelveStars } from "./engrave";
import { cutLine, cutRound } from "./letters";

/** Vatican 2006: a Swiss guard swears on the flag, three fingers raised. Our own drawing. */
export function engraveVatican(size: number): Relief {
  const coin = relief(size);
  flag(coin);
  trousers(coin);
  cuirass(coin);
  raisedArm(coin);
  loweredArm(coin);
  head(coin);
  const letters = { tall: 0.042, weight: 0.0046, height: 0.006, gap: 0.34 };
  cutRound(coin, "GUARDIA SVIZZERA", 0.331, 286, "inwards", { ...letters, gap: 0.26 });
  cutRound(coin, "PONTIFICIA", 0.331, 36, "inwards", { ...letters, gap: 0.28 });
  cutRound(coin, "CITTÀ DEL VATICANO", 0.328, 174, "outwards", {
    ...letters,
    tall: 0.046,
    gap: 0.26,
  });
  cutLine(coin, "1506", [-0.2, 0], { tall: 0.046, weight: 0.0048, height: 0.005 });
  cutLine(coin, "2006", [0.152, -0.128], { tall: 0.046, weight: 0.0048, height: 0.005 });
  cutLine(coin, "R", [0.184, -0.056], { tall: 0.026, weight: 0.0034, height: 0.004 });
  twelveStars(coin, 0.034);
  finishFlan(coin);
  return coin;
}

/**
 * The staff across the coin, the cloth hanging below it in folds, and its end flying up at the
 * right.
 */
function flag(coin: Relief): void {
  const cloth = relief(coin.size);
  body(
    cloth,
    [
      [-0.3, 0.176],
      [-0.2, 0.158],
      [-0.05, 0.132],
      [0.1, 0.11],
      [0.25, 0.082],
      [0.362, 0.056],
      [0.318, 0.108],
      [0.272, 0.142],
      [0.22, 0.178],
      [0.15, 0.218],
      [0.07, 0.244],
      [-0.01, 0.248],
      [-0.09, 0.232],
      [-0.17, 0.208],
      [-0.24, 0.19],
    ],
    0.008,
    [0.004, 0.016],
  );
  body(
    cloth,
    [
      [0.205, 0.08],
      [0.226, 0.02],
      [0.262, -0.05],
      [0.302, -0.12],
      [0.33, -0.15],
      [0.345, -0.12],
      [0.352, -0.04],
      [0.362, 0.05],
    ],
    0.009,
    [0.004, 0.016],
  );
  for (let i = 0; i < 11; i++) {
    const x = -0.2 + 0.044 * i;
    const [top, foot] = [
      0.176 - 0.17 * (x + 0.3),
      0.24 - 0.5 * (x + 0.02) ** 2 - (x > 0.1 ? 0.5 * (x - 0.1) : 0),
    ];
    ridge(
      cloth,
      [
        [x + 0.05, top],
        [x + 0.018, (top + foot) / 2 + 0.008],
        [x - 0.012 * (i - 4), foot - 0.006],
      ],
      0.009,
      0.0034 + 0.0018 * (i % 2),
    );
  }
  ridge(
    cloth,
    [
      [-0.24, 0.184],
      [-0.1, 0.208],
      [0.04, 0.214],
      [0.18, 0.176],
      [0.3, 0.1],
    ],
    0.006,
    0.003,
  );
  for (const x of [-0.036, 0.03]) {
    body(
      cloth,
      [
        [x - 0.022, 0.166],
        [x + 0.022, 0.16],
        [x + 0.024, 0.2],
        [x, 0.224],
        [x - 0.024, 0.204],
      ],
      0.0125,
      [0.002, 0.006],
    );
    ridge(
      cloth,
      [
        [x, 0.168],
        [x, 0.216],
      ],
      0.005,
      0.003,
    );
    ridge(
      cloth,
      [
        [x - 0.018, 0.19],
        [x + 0.018, 0.188],
      ],
      0.005,
      0.003,
    );
  }
  for (const t of [0, 1, 2, 3])
    ridge(
      cloth,
      [
        [0.23 + 0.034 * t, 0.068 - 0.004 * t],
        [0.25 + 0.028 * t, -0.01 - 0.012 * t],
        [0.312 + 0.01 * t, -0.134 + 0.018 * t],
      ],
      0.0085,
      0.005,
    );
  insideCore(cloth);
  raise(coin, cloth);
  limb(
    coin,
    [
      [-0.335, 0.186, 0.004],
      [-0.3, 0.176, 0.008],
      [0, 0.12, 0.0095],
      [0.33, 0.06, 0.009],
      [0.352, 0.055, 0.006],
    ],
    0.0148,
  );
}

/** Puffed trousers with hanging bands. */
function trousers(coin: Relief): void {
  body(
    coin,
    [
      [-0.1, 0.022],
      [-0.02, 0.03],
      [0.052, 0.018],
      [0.076, 0.07],
      [0.066, 0.114],
      [-0.03, 0.128],
      [-0.134, 0.14],
      [-0.138, 0.086],
    ],
    0.011,
    [0.004, 0.014, 0.03],
  );
  for (const [top, foot] of [
    [-0.09, -0.124],
    [-0.062, -0.09],
    [-0.034, -0.054],
    [-0.008, -0.016],
    [0.018, 0.02],
    [0.042, 0.052],
  ] as const)
    ridge(
      coin,
      [
        [top, 0.03],
        [foot * 1.05, 0.08],
        [foot, 0.126],
      ],
      0.0085,
      0.006,
    );
}

function cuirass(coin: Relief): void {
  body(
    coin,
    [
      [-0.112, -0.108],
      [-0.062, -0.13],
      [-0.016, -0.122],
      [0.032, -0.126],
      [0.068, -0.1],
      [0.062, -0.05],
      [0.044, -0.012],
      [0.05, 0.026],
      [-0.02, 0.042],
      [-0.092, 0.026],
      [-0.086, -0.012],
      [-0.102, -0.056],
    ],
    0.0165,
    [0.004, 0.012, 0.03],
  );
  swell(coin, [-0.02, -0.066], 0.05, 0.04, 0.004);
  groove(
    coin,
    [
      [-0.016, -0.112],
      [-0.014, -0.06],
      [-0.018, -0.006],
    ],
    0.004,
    0.0022,
  );
  swell(coin, [-0.06, -0.07], 0.026, 0.036, 0.003);
  swell(coin, [0.03, -0.07], 0.026, 0.036, 0.003);
  for (const y of [0.002, 0.022])
    ridge(
      coin,
      [
        [-0.088, y],
        [-0.02, y + 0.014],
        [0.048, y],
      ],
      0.006,
      0.004,
    );
  groove(
    coin,
    [
      [-0.094, -0.036],
      [-0.05, -0.02],
      [-0.018, -0.016],
      [0.014, -0.02],
      [0.056, -0.038],
    ],
    0.004,
    0.0024,
  );
}

/** A full sleeve up to the elbow, the forearm upright, three fingers spread. */
function raisedArm(coin: Relief): void {
  limb(
    coin,
    [
      [-0.088, -0.1, 0.036],
      [-0.126, -0.116, 0.044],
      [-0.15, -0.15, 0.038],
      [-0.14, -0.19, 0.03],
      [-0.124, -0.222, 0.021],
    ],
    0.0165,
  );
  for (const t of [0, 1, 2, 3])
    groove(
      coin,
      [
        [-0.186 + 0.014 * t, -0.118 - 0.022 * t],
        [-0.15 + 0.008 * t, -0.112 - 0.028 * t],
        [-0.112 + 0.004 * t, -0.124 - 0.03 * t],
      ],
      0.0045,
      0.007,
    );
  limb(
    coin,
    [
      [-0.124, -0.222, 0.02],
      [-0.11, -0.252, 0.015],
      [-0.102, -0.276, 0.018],
    ],
    0.015,
  );
  for (const [x, y] of [
    [-0.122, -0.332],
    [-0.1, -0.338],
    [-0.078, -0.326],
  ] as const)
    limb(
      coin,
      [
        [-0.102 + (x + 0.1) * 0.4, -0.286, 0.0075],
        [x, y, 0.0055],
      ],
      0.015,
    );
}

/** The other arm rests on the staff. */
function loweredArm(coin: Relief): void {
  limb(
    coin,
    [
      [0.056, -0.084, 0.034],
      [0.092, -0.04, 0.04],
      [0.122, -0.004, 0.042],
      [0.134, 0.03, 0.034],
    ],
    0.016,
  );
  for (const t of [0, 1, 2, 3])
    groove(
      coin,
      [
        [0.046 + 0.024 * t, -0.03 + 0.016 * t],
        [0.09 + 0.018 * t, -0.046 + 0.022 * t],
        [0.12 + 0.016 * t, -0.066 + 0.026 * t],
      ],
      0.0045,
      0.007,
    );
  limb(
    coin,
    [
      [0.132, 0.036, 0.024],
      [0.126, 0.06, 0.017],
      [0.12, 0.082, 0.017],
    ],
    0.0165,
  );
  stroke(
    coin,
    [
      [0.108, 0.09],
      [0.142, 0.084],
    ],
    0.012,
    0.018,
  );
}

/** Plume, crested helmet, face turned a little to the right, ruff. */
function head(coin: Relief): void {
  for (let i = 0; i < 10; i++) {
    const t = i / 9;
    const [x, lift] = [-0.05 + 0.1 * t, 0.03 * Math.sin(Math.PI * (0.15 + 0.7 * t))];
    limb(
      coin,
      [
        [x * 0.5 - 0.006, -0.264, 0.012],
        [x, -0.29 - lift, 0.0145],
        [x * 1.25 + 0.012, -0.286 - 0.4 * lift + 0.05 * t * t, 0.008],
      ],
      0.0105 + 0.001 * (i % 2),
    );
  }
  body(
    coin,
    [
      [-0.044, -0.18],
      [-0.024, -0.166],
      [0.004, -0.162],
      [0.024, -0.174],
      [0.034, -0.206],
      [0.026, -0.23],
      [-0.034, -0.232],
      [-0.047, -0.206],
    ],
    0.0145,
    [0.003, 0.01],
  );
  body(
    coin,
    [
      [-0.062, -0.22],
      [-0.042, -0.262],
      [-0.006, -0.282],
      [0.028, -0.268],
      [0.044, -0.236],
      [0.05, -0.216],
      [0.012, -0.232],
      [-0.022, -0.234],
    ],
    0.0185,
    [0.004, 0.014],
  );
  ridge(
    coin,
    [
      [-0.072, -0.212],
      [-0.032, -0.236],
      [0.012, -0.236],
      [0.058, -0.208],
    ],
    0.0062,
    0.005,
  );
  ridge(
    coin,
    [
      [0, -0.284],
      [0.004, -0.262],
      [0.006, -0.238],
    ],
    0.005,
    0.005,
  );
  swell(coin, [0.003, -0.2], 0.006, 0.014, 0.0035, -0.15); // nose
  for (const x of [-0.018, 0.018]) swell(coin, [x, -0.211], 0.0085, 0.005, -0.004);
  for (const x of [-0.022, 0.02]) swell(coin, [x, -0.194], 0.009, 0.009, 0.002);
  swell(coin, [0.002, -0.179], 0.011, 0.0035, -0.0035);
  limb(
    coin,
    [
      [-0.054, -0.164, 0.008],
      [-0.034, -0.146, 0.012],
      [-0.006, -0.14, 0.013],
      [0.02, -0.146, 0.012],
      [0.038, -0.164, 0.008],
    ],
    0.0185,
  );
  for (let i = 0; i < 8; i++)
    groove(
      coin,
      [
        [-0.046 + 0.0115 * i, -0.164 + 0.012 * Math.sin((i * Math.PI) / 7)],
        [-0.056 + 0.0145 * i, -0.144 + 0.018 * Math.sin((i * Math.PI) / 7)],
      ],
      0.0026,
      0.004,
    );
}
