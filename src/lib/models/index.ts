export { buildClassifier, classifierStep } from "./classifier";
export { compareCoins, type SideAnswer } from "./compare-coins";
export { contrastiveLoss } from "./contrastive-loss";
export { buildEmbedder, cosine, distanceOfCosine, embed, unitEmbeddings, type EmbedderShape } from "./embedder";
export { networkInput, networkInputs, type InputRecipe, type NetworkInput } from "./network-input";
export { readInputs, type PhotographRead, type PhotographToRead, type ReadInputsOptions } from "./read-inputs";
export { embedInputs, loadSiamese, saveSiamese, scorePairs, type Decision, type SiameseCard, type SiameseModel } from "./siamese";
