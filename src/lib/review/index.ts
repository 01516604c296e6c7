/** Judging a study's doubtful pairs: a page served on loopback. See docs/review.md. */
export { openStudy, type ReviewStudy } from "./open-study";
export { recordVerdict } from "./record-verdict";
export { startReview, type Review, type ReviewOptions } from "./server";
