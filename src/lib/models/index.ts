export {
  buildClassifier,
  classifierStep,
  classProbabilities,
  networkAnswers,
  WRITE_UP_SHAPE,
  type ClassifierShape,
} from "./classifier";
export {
  loadClassifier,
  saveClassifier,
  type ClassifierCard,
  type ClassifierModel,
} from "./classifier-card";
export { classify, type ClassAnswer } from "./classify";
export { compareCoins, type SideAnswer } from "./compare-coins";
export {
  buildEmbedder,
  cosine,
  distanceOfCosine,
  embed,
  seesUnrolled,
  unitEmbeddings,
  type EmbedderShape,
} from "./embedder";
export { chooseLoss, type LossChoice } from "./losses/choose-loss";
export { embeddingLoss, similarityLoss, type SimilarityLoss } from "./losses/similarity-loss";
export { embedMaps, scoreMaps, type MapEmbeddings } from "./map-embeddings";
export { buildMapNetwork, type MapNetworkShape } from "./map-network";
export { mapScores, mapSimilarities, unitMaps, type MapComparison } from "./map-scores";
export { networkInput, networkInputs, type InputRecipe, type NetworkInput } from "./network-input";
export { pictureInput, squarePicture, type PictureRecipe } from "./picture-input";
export {
  readInputs,
  type PhotographRead,
  type PhotographToRead,
  type ReadInputsOptions,
} from "./read-inputs";
export {
  embedInputs,
  embedPictures,
  loadSiamese,
  saveSiamese,
  scorePairs,
  type Decision,
  type Embeddings,
  type Seeing,
  type SiameseCard,
  type SiameseModel,
} from "./siamese";
