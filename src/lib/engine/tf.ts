import * as tf from "@tensorflow/tfjs";

/**
 * The one TensorFlow.js of numislab: the native engine and the WebAssembly engine both register
 * with this instance (tfjs-node-gpu and danfojs resolve to the same one). Call `startEngine()`
 * before the first tensor.
 */
export { tf };
