export {
  type ClassifierShape,
  WRITE_UP_SHAPE,
  buildClassifier,
  classProbabilities,
  classifierStep,
  networkAnswers,
} from "./classifier";
export {
  type ClassifierCard,
  type ClassifierModel,
  loadClassifier,
  saveClassifier,
} from "./classifier-card";
export { type ClassAnswer, type RefusedPhotograph, classify, classifyEach } from "./classify";
export {
  type EmbedderShape,
  buildEmbedder,
  cosine,
  distanceOfCosine,
  embed,
  polarInputShape,
  unitEmbeddings,
} from "./embedder";
export { type LossChoice, chooseLoss, choosePairLoss } from "./losses/choose-loss";
export { type PairLoss, pairLoss } from "./losses/pair-loss";
export { type SimilarityLoss, embeddingLoss, similarityLoss } from "./losses/similarity-loss";
export { type MapEmbeddings, embedMaps, scoreMaps } from "./map-embeddings";
export { type MapNetworkShape, buildMapNetwork } from "./map-network";
export { type MapComparison, mapScores, mapSimilarities, unitMaps } from "./map-scores";
export {
  type InputRecipe,
  type NetworkInput,
  lightOf,
  networkInput,
  networkInputs,
} from "./network-input";
export { type PictureRecipe, pictureInput, squarePicture } from "./picture-input";
export {
  type PhotographRead,
  type PhotographToRead,
  type ReadInputsOptions,
  readInputs,
} from "./read-inputs";
export {
  type CohortDecisions,
  type Decision,
  type Embeddings,
  type EncoderSpec,
  type SiameseCard,
  type SiameseModel,
  decisionsFor,
  embedInputs,
  embedPictures,
  folderScores,
  loadSiamese,
  saveSiamese,
  scoreEverySide,
  scorePairs,
} from "./siamese";
