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
export { turned } from "./turn";
