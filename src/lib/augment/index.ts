export { augmentBatch, type PhotographRange } from "./augment-batch";
export { batchPictures } from "./batch-pictures";
export {
  kerasAffine,
  kerasAffineBatch,
  randomAffine,
  type Affine,
  type AffineRange,
  type Shape,
} from "./keras-affine";
export { polarShape, polarView, type PolarShape } from "./polar-view";
export { randomView, type ViewRange } from "./random-view";
export { turned } from "./turn";
