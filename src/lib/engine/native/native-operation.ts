import { tf } from "../tf";

/** The part of tfjs-node's backend that runs TensorFlow's operations by name. */
export interface NativeBackend {
  readonly isUsingGpuDevice: boolean;
  readonly binding: NativeBinding;
  /** What TensorFlow.js' tensors are in TensorFlow; `id` is -1 while there is no such tensor. */
  readonly tensorMap: WeakMap<object, { id: number; values: unknown }>;
  executeSingleOutput(name: string, attributes: Attribute[], inputs: tf.Tensor[]): tf.Tensor;
  executeMultipleOutputs(
    name: string,
    attributes: Attribute[],
    inputs: tf.Tensor[],
    outputs: number,
  ): tf.Tensor[];
  /** Makes a tensor of TensorFlow.js of one of TensorFlow. */
  createOutputTensor(tensor: { id: number; shape: number[]; dtype: number }): tf.Tensor;
  getInputTensorIds(tensors: tf.Tensor[]): number[];
  /** How many of TensorFlow.js' tensors share these values. */
  refCount(data: object): number;
}

/** The compiled binding: tensors are numbers here, and nobody counts them. */
interface NativeBinding {
  readonly TF_ATTR_TYPE: number;
  readonly TF_ATTR_INT: number;
  readonly TF_ATTR_STRING: number;
  readonly TF_ATTR_BOOL: number;
  readonly TF_ATTR_SHAPE: number;
  readonly TF_FLOAT: number;
  executeOp(
    name: string,
    attributes: Attribute[],
    inputs: number[],
    outputs: number,
  ): { id: number }[];
  deleteTensor(id: number): void;
}

interface Attribute {
  name: string;
  type: number;
  value: unknown;
}

/** The native engine's backend; only to be called where `isNative()`. */
export const native = (): NativeBackend => tf.backend() as unknown as NativeBackend;

/** Whether TensorFlow's own library computes in this process. */
export const isNative = (): boolean => tf.getBackend() === "tensorflow";

/** Runs an operation of TensorFlow that has one result. */
export function operation(
  name: string,
  attributes: Attribute[],
  ...inputs: tf.Tensor[]
): tf.Tensor {
  return native().executeSingleOutput(name, attributes, inputs);
}

/** Runs an operation of TensorFlow that has two results. */
export function operationOfTwo(
  name: string,
  attributes: Attribute[],
  ...inputs: tf.Tensor[]
): [tf.Tensor, tf.Tensor] {
  return native().executeMultipleOutputs(name, attributes, inputs, 2) as [tf.Tensor, tf.Tensor];
}

/** An operation's attribute that says it is for 32-bit floats. */
export function floats(name = "T"): Attribute {
  const { TF_ATTR_TYPE, TF_FLOAT } = native().binding;
  return { name, type: TF_ATTR_TYPE, value: TF_FLOAT };
}

/** Numbers as an attribute. */
export const integers = (name: string, value: number[]): Attribute => ({
  name,
  type: native().binding.TF_ATTR_INT,
  value,
});

/** A word as an attribute. */
export const text = (name: string, value: string): Attribute => ({
  name,
  type: native().binding.TF_ATTR_STRING,
  value,
});

/** Yes or no as an attribute. */
export const flag = (name: string, value: boolean): Attribute => ({
  name,
  type: native().binding.TF_ATTR_BOOL,
  value,
});

/** A tensor's shape as an attribute. */
export const shape = (name: string, value: number[]): Attribute => ({
  name,
  type: native().binding.TF_ATTR_SHAPE,
  value,
});
