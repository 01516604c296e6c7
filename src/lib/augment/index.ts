export { type PhotographRange, augmentBatch } from "./augment-batch";
export { batchPictures } from "./batch-pictures";
export {
  type Affine,
  type AffineRange,
  type Shape,
  kerasAffine,
  kerasAffineBatch,
  randomAffine,
} from "./keras-affine";
export { type PolarShape, polarShape, polarView } from "./polar-view";
export { type ViewRange, randomView } from "./random-view";
export { ONE_PHOTOGRAPH, type RestrikeRange, SEVERAL_STRIKES } from "./restrike/range";
export { type RestrikeOptions, restrike } from "./restrike/restrike";
export { turned } from "./turn";
