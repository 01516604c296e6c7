/** Judging a study's doubtful pairs: a page served on loopback. See docs/guide/review.md. */
export { type ReviewStudy, openStudy } from "./open-study";
export { recordVerdict } from "./record-verdict";
export { type Review, type ReviewOptions, startReview } from "./server";
