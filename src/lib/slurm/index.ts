export { type ArrayOptions, type ArrayTask, type TaskEnd } from "./array-task";
export { checkDone } from "./check-done";
export { type SlurmJob, jobOfProcess, stateOfJob } from "./job-of-process";
export { runArray } from "./run-array";
