export { doctor, formatDiagnosis } from "./doctor";
export type { Diagnosis, Missing } from "./doctor";
export { startLab } from "./lab";
export type { Lab, LabOptions } from "./lab";
export { runNotebook } from "./run-notebook";
export type { NotebookRun } from "./run-notebook";
export { progressBar, showFigure, showPictures, showTable } from "./display";
export type { Figure, Picture } from "./display";
export { findChromium } from "./find-chromium";
