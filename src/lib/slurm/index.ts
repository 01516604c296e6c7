export { checkDone } from "./check-done";
export { jobHasEnded, jobOfProcess, type SlurmJob } from "./job-of-process";
export { runArray } from "./run-array";
export type { ArrayOptions, ArrayTask, TaskEnd } from "./array-task";
