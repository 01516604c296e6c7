export { jobHasEnded, jobOfProcess, type SlurmJob } from "./job-of-process";
export { runArray, type ArrayOptions, type ArrayTask, type TaskEnd } from "./run-array";
