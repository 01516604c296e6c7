// Our side of the stage `augment`: batches of changed pictures, on one thread.
import { kerasAffineBatch, randomView } from "../../src/lib/augment/index";
import { parseSiameseConfig } from "../../src/lib/runs/config/siamese-config";
import { random } from "../../src/lib/base/random";
import { serve } from "./peer";

const draw = random(1);
const shape = { height: 128, width: 128, channels: 3 };
// the write-up's
const range = { rotation: 30, heightShift: 0.1, widthShift: 0.1, shear: 0.1, zoom: 0.2 };
const pictures = Array.from({ length: 20 }, () =>
  Uint8Array.from({ length: 128 * 128 * 3 }, () => draw.integer(256)),
);
const batch = new Float32Array(20 * 128 * 128 * 3);

const { augment, input } = parseSiameseConfig({ kind: "siamese", name: "bench" }, "bench");
const length = input.size * input.size;
const sides = Array.from({ length: 32 }, () => Float32Array.from({ length }, () => draw.normal()));
const views = new Float32Array(32 * length);

void serve(async ({ what }: { what: "augment" | "views" }) => {
  const start = performance.now();
  if (what === "augment") kerasAffineBatch(pictures, shape, range, draw, batch, 1 / 255);
  else
    sides.forEach((side, i) =>
      randomView(side, input.size, augment, draw, views.subarray(i * length, (i + 1) * length)),
    );
  return { ms: performance.now() - start };
});
