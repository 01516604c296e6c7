export {
  type Figure,
  type Picture,
  liveFigure,
  progressBar,
  showFigure,
  showHtml,
  showPictures,
  showSvg,
  showTable,
} from "./display";
export { type Diagnosis, type Missing, doctor, formatDiagnosis } from "./doctor";
export { jupyterIsReady } from "./jupyter-environment";
export { type Lab, type LabOptions, startLab } from "./lab";
export { type NotebookJob, notebookJob, noteForNotebook, withNotebookJob } from "./notebook-job";
export { type NotebookRun, runNotebook } from "./run-notebook";
