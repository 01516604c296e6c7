import { tf } from "../../src/lib/engine/index";
import { ANGLES, CHANNELS, RADII } from "../../src/lib/coins/find/rim-strip";

/** Kernels of the network, in the order in which its weights are stored: height, width, in, out. */
export const KERNELS: [string, [number, number, number, number]][] = [
  ["first", [3, 5, CHANNELS, 12]],
  ["second", [3, 3, 12, 12]],
  ["half", [3, 3, 12, 16]],
  ["quarter", [3, 3, 16, 24]],
  ["deep", [3, 3, 24, 24]],
  ["up", [1, 1, 24, 16]],
  ["halfAgain", [3, 3, 16, 16]],
  ["upAgain", [1, 1, 16, 12]],
  ["last", [3, 3, 12, 12]],
  ["answer", [1, 1, 12, 2]],
];

type Tensor3 = ReturnType<typeof tf.tensor3d>;
type Tensor4 = ReturnType<typeof tf.tensor4d>;
type Kernel = Tensor4;
type Variables = Map<
  string,
  { kernel: ReturnType<typeof tf.variable>; bias: ReturnType<typeof tf.variable> }
>;

export function makeVariables(seed: number): Variables {
  return new Map(
    KERNELS.map(([name, shape], i) => {
      const fan = shape[0] * shape[1] * shape[2];
      const kernel = tf.randomNormal(shape, 0, Math.sqrt(2 / fan), "float32", seed + i);
      return [
        name,
        { kernel: tf.variable(kernel), bias: tf.variable(tf.zeros([shape[3]])) },
      ] as const;
    }),
  );
}

/** Logits of `RADII` positions and of 'no rim here', for every second angle. */
export function logitsOf(strips: Tensor4, variables: Variables): Tensor3 {
  const conv = (x: Tensor4, name: string, stride = 1): Tensor4 => {
    const { kernel, bias } = variables.get(name)!;
    const [h, w] = kernel.shape;
    let padded = x;
    if (h === 3) {
      const n = x.shape[1];
      const before = x.slice([0, n - 1, 0, 0], [-1, 1, -1, -1]);
      const after = x.slice([0, 0, 0, 0], [-1, 1, -1, -1]);
      padded = tf.concat([before, x, after], 1);
    }
    const side = (w - 1) / 2;
    const pad = tf.pad(padded, [
      [0, 0],
      [0, 0],
      [side, side],
      [0, 0],
    ]);
    return tf.conv2d(pad, kernel as Kernel, [stride, 1], "valid").add(bias);
  };
  const act = (x: Tensor4): Tensor4 => tf.relu(x);
  const pool = (x: Tensor4): Tensor4 => tf.avgPool(x, 2, 2, "valid");
  const twice = (x: Tensor4): Tensor4 => {
    const [n, h, w, c] = x.shape;
    const wide = tf.stack([x, x], 3).reshape([n, h, 2 * w, c]);
    return tf.stack([wide, wide], 2).reshape([n, 2 * h, 2 * w, c]);
  };
  const one = act(conv(act(conv(strips, "first", 2)), "second"));
  const half = act(conv(pool(one), "half"));
  const quarter = act(conv(act(conv(pool(half), "quarter")), "deep"));
  const back = act(conv(act(twice(conv(quarter, "up")).add(half)), "halfAgain"));
  const full = act(conv(act(twice(conv(back, "upAgain")).add(one)), "last"));
  const answer = conv(full, "answer");
  const [n] = answer.shape;
  const rim = answer.slice([0, 0, 0, 0], [-1, -1, -1, 1]).reshape([n, ANGLES / 2, RADII]);
  const none = answer
    .slice([0, 0, 0, 1], [-1, -1, -1, 1])
    .mean([2])
    .reshape([n, ANGLES / 2, 1]);
  return tf.concat([rim, none], 2) as Tensor3;
}
