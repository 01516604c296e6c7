import { tf } from "../engine/index";

/** A tensor's values outside the engine, as a checkpoint keeps them. */
export interface StoredTensor {
  name: string;
  shape: number[];
  dtype: "float32" | "int32";
  values: Float32Array | Int32Array;
}

interface NamedTensor {
  name: string;
  tensor: tf.Tensor;
}

/** Copies tensors out of the engine; they stay the caller's. */
export async function storeTensors(tensors: readonly NamedTensor[]): Promise<StoredTensor[]> {
  return Promise.all(
    tensors.map(async ({ name, tensor }) => ({
      name,
      shape: tensor.shape,
      dtype: tensor.dtype as StoredTensor["dtype"],
      // a copy: the engine may hand out its own memory, which the next step overwrites
      values: ((await tensor.data()) as StoredTensor["values"]).slice(),
    })),
  );
}

/** Makes tensors of stored values; they are the caller's to dispose. */
export function loadTensors(stored: readonly StoredTensor[]): NamedTensor[] {
  return stored.map(({ name, shape, dtype, values }) => ({
    name,
    tensor: tf.tensor(values, shape, dtype),
  }));
}

/** Copies the weights of a model. */
export async function storeWeights(model: tf.LayersModel): Promise<StoredTensor[]> {
  return storeTensors(
    model.weights.map((weight) => ({ name: weight.name, tensor: weight.read() })),
  );
}

/** Gives a model stored weights, in the order in which `storeWeights` gave them. */
export function setWeights(model: tf.LayersModel, stored: readonly StoredTensor[]): void {
  tf.tidy(() => model.setWeights(loadTensors(stored).map(({ tensor }) => tensor)));
}
