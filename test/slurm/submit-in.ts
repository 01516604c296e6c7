// Runs the tasks of cluster.test.ts in a process that can be killed.
import { runArray } from "../../src/lib/slurm/index";
import { shellTasks } from "./shell-tasks";

const [folder, template, count, script] = process.argv.slice(2);
void runArray(shellTasks(folder, Number(count), script), {
  name: "killed",
  folder,
  template,
  pollMs: 200,
});
