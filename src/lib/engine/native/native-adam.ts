import { randomUUID } from "node:crypto";
import type { Moments } from "../layers/adam-moments";
import { flag, floats, native, shape, text } from "./native-operation";
import { tf } from "../tf";

/**
 * Moments inside TensorFlow, where one operation, ResourceApplyAdam, updates them and the variable
 * in place.
 *
 * TensorFlow updates variables of its own, a "resource"; TensorFlow.js' variable is a tensor that
 * shares the resource's memory. As long as it does, TensorFlow copies before it writes: 9 MB a step
 * of the two-euro network. So the view is dropped before the update and taken again after it.
 */
export function nativeMoments(first: tf.Tensor, second: tf.Tensor): Moments {
  const m = new Resource(first);
  const v = new Resource(second);
  let weights: Resource | null = null;
  /** The values that `weights` holds, to see when someone gave the variable others. */
  let known: object | null = null;
  let views: tf.Tensor[] = [];
  const dropViews = () => {
    tf.dispose(views);
    views = [];
  };
  return {
    update(variable, gradient, { scalars }) {
      dropViews();
      if (!weights) weights = new Resource(variable);
      else if (known !== variable.dataId) weights.assign(variable);
      const { binding } = native();
      // The bias corrections are in the step's size, in double precision, and so its powers of beta
      // are 0.
      const ids = native().getInputTensorIds([...scalars, gradient]);
      const taken = takeView(variable);
      try {
        const attributes = [floats(), flag("use_locking", false), flag("use_nesterov", false)];
        binding.executeOp("ResourceApplyAdam", attributes, [weights.id, m.id, v.id, ...ids], 0);
      } finally {
        if (taken) taken.id = weights.readId();
        else tf.tidy(() => variable.assign(weights!.read(variable.shape)));
      }
      known = variable.dataId;
    },
    read() {
      dropViews();
      views = [tf.keep(m.read(first.shape)), tf.keep(v.read(second.shape))];
      return views as [tf.Tensor, tf.Tensor];
    },
    dispose() {
      dropViews();
      for (const resource of [weights, m, v]) resource?.dispose();
    },
  };
}

/**
 * Takes its memory from under a variable, unless other tensors share it; whoever takes it gives it
 * another.
 */
function takeView(variable: tf.Variable): { id: number } | null {
  const entry = native().tensorMap.get(variable.dataId);
  if (!entry || entry.id < 0 || entry.values !== null || native().refCount(variable.dataId) !== 1)
    return null;
  native().binding.deleteTensor(entry.id);
  entry.id = -1;
  return entry;
}

/**
 * A variable of TensorFlow's own, by the number of its handle: TensorFlow.js has no tensors for it.
 */
class Resource {
  readonly id: number;

  constructor(value: tf.Tensor) {
    const attributes = [
      text("container", ""),
      text("shared_name", randomUUID()),
      floats("dtype"),
      shape("shape", value.shape),
    ];
    this.id = native().binding.executeOp("VarHandleOp", attributes, [], 1)[0].id;
    this.assign(value);
  }

  assign(value: tf.Tensor): void {
    native().binding.executeOp(
      "AssignVariableOp",
      [floats("dtype")],
      [this.id, ...native().getInputTensorIds([value])],
      0,
    );
  }

  /** A tensor of TensorFlow that shares its memory. */
  readId(): number {
    return native().binding.executeOp("ReadVariableOp", [floats("dtype")], [this.id], 1)[0].id;
  }

  /** The same as a tensor of TensorFlow.js. */
  read(shape: number[]): tf.Tensor {
    return native().createOutputTensor({
      id: this.readId(),
      shape,
      dtype: native().binding.TF_FLOAT,
    });
  }

  dispose(): void {
    native().binding.executeOp(
      "DestroyResourceOp",
      [flag("ignore_lookup_error", true)],
      [this.id],
      0,
    );
    native().binding.deleteTensor(this.id);
  }
}
