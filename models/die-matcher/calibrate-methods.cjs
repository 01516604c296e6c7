// Fits the probabilities of the methods keypoints and ssim: see README.md beside it.
require("tsx/cjs");
require("./calibrate-methods.ts").main();
