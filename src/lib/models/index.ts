export { compareCoins, type SideAnswer } from "./compare-coins";
export { contrastiveLoss } from "./contrastive-loss";
export { buildEmbedder, cosine, distanceOfCosine, embed, unitEmbeddings, type EmbedderShape } from "./embedder";
export { networkInput, networkInputs, type InputRecipe, type NetworkInput } from "./network-input";
export { embedInputs, loadSiamese, saveSiamese, scorePairs, type Decision, type SiameseCard, type SiameseModel } from "./siamese";
