export type { Picture, Side } from "./picture";
export { crop, greyPicture } from "./picture";
export { readPhotograph } from "./read-photograph";
export { isPhotographName, READ_FORMS, unreadPictureKind } from "./picture-endings";
export { splitHalves } from "./split-halves";
export { findCoin, type CoinMask } from "./find-coin";
export { normaliseCoin, type NormalisedCoin } from "./normalise-coin";
export { flatten, FLAT_LIMIT, type FlattenedCoin } from "./flatten";
export { gaussian } from "./gaussian";
export {
  prepareCoin,
  prepareSide,
  type Layout,
  type PreparedCoin,
  type PreparedSide,
  type PrepareOptions,
} from "./prepare-coin";
export { resizeGrey } from "./resize-grey";
export { drawOutline } from "./outline";
export { stepsOfNormalisation } from "./steps";
export { sidePhotograph } from "./side-photograph";
export { toPng } from "./to-png";
export { contactSheet, type ContactSheetOptions } from "./contact-sheet";
export { preparedCoinCache, type PreparedCoinCache } from "./prepared-cache";
