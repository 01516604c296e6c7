import { isNative } from "../native/native-operation";
import { hasWorkspacePooling } from "../native/native-pooling";

/**
 * What makes training on the native engine faster than stock TensorFlow.js; see
 * docs/measurements/training-speed.md.
 */
export interface Acceleration {
  /** ReLU's gradient as TensorFlow's own operation. */
  readonly reluGrad: boolean;
  /**
   * Max pooling that notes where its largest values were, so that its gradient need not look for
   * them again.
   */
  readonly maxPoolGrad: boolean;
  /** Adam as one operation a variable, in place. */
  readonly adam: boolean;
  /** Convolution, pooling, bias and ReLU with a gradient of their own. */
  readonly convPool: boolean;
  /** `convPool2d` leaves out pixels that nothing reads. */
  readonly crop: boolean;
  /** Softmax and cross-entropy as one operation. */
  readonly crossEntropy: boolean;
}

const NONE: Acceleration = {
  reluGrad: false,
  maxPoolGrad: false,
  adam: false,
  convPool: false,
  crop: false,
  crossEntropy: false,
};

let running: Acceleration = NONE;

/**
 * Switches accelerations on and off, to measure what each gains or to rule one out; those not named
 * are on. Results are the same but for rounding. `startEngine` switches all on. An optimizer keeps
 * what it was made with.
 *
 * @returns what is on: on WebAssembly nothing but `crop`, and `maxPoolGrad` only where TensorFlow
 *   has the kernels for it
 */
export function accelerate(choice: Partial<Acceleration> = {}): Acceleration {
  const {
    reluGrad = true,
    maxPoolGrad = true,
    adam = true,
    convPool = true,
    crop = true,
    crossEntropy = true,
  } = choice;
  running = isNative()
    ? {
        reluGrad,
        maxPoolGrad: maxPoolGrad && hasWorkspacePooling(),
        adam,
        convPool,
        crop,
        crossEntropy,
      }
    : { ...NONE, crop };
  return running;
}

/** What is on now. */
export const acceleration = (): Acceleration => running;
