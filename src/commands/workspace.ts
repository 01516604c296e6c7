import type { Command } from "commander";
import { command, portNumber, print } from "./command";
import { load, root } from "./rooms";

/** What runs here, and JupyterLab. */
export function addWorkspace(program: Command): void {
  command(
    program,
    "doctor",
    "engine, versions, kernel, disk; what is missing and how to get it",
  ).action(async (options) => {
    const { doctor, formatDiagnosis } = load.workspace();
    const diagnosis = await doctor(root);
    print(options, diagnosis, formatDiagnosis(diagnosis));
  });

  command(program, "lab", "JupyterLab on loopback with a token, the kernel ready")
    .option("--port <port>", "to listen on", portNumber)
    .option("--no-browser", "do not open it in the browser")
    .action(async ({ port, browser, json }) => {
      const { startLab } = load.workspace();
      const lab = await startLab({ root, port, openBrowser: browser && !json });
      print({ json }, { url: lab.url }, `JupyterLab: ${lab.url}\n(Ctrl-C ends it)`);
      await lab.ended;
    });
}
