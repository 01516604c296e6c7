import { execFile } from "node:child_process";
import { mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { afterAll, describe, expect, it } from "vitest";
import { jupyterEnvironment, projectPython } from "../../src/lib/workspace/jupyter-environment";
import { simulatedHoard } from "../simulated";
import { slow } from "../slow";
import { lacksPython, root } from "./jupyter";

/**
 * Runs cells in a kernel and interrupts each some seconds after it began, or once a file is there;
 * prints how each ended and if the kernel lives.
 */
const DRIVER = `
import glob, json, sys, time
from jupyter_client.manager import start_new_kernel
manager, client = start_new_kernel(kernel_name="tslab")
try:
    ends = []
    for code, after in json.loads(sys.argv[1]):
        message = client.execute(code)
        if after is not None:
            while isinstance(after, str) and not glob.glob(after):
                time.sleep(0.1)
            time.sleep(1 if isinstance(after, str) else after)
            manager.interrupt_kernel()
        end = "none"
        until = time.time() + 300
        while time.time() < until and manager.is_alive():
            try:
                reply = client.get_shell_msg(timeout=1)
            except Exception:
                continue
            if reply["parent_header"].get("msg_id") == message:
                end = reply["content"]["status"]
                break
        ends.append([end, manager.is_alive()])
        time.sleep(1) # what is asked right after a failed cell is turned away
    print(json.dumps(ends))
finally:
    manager.shutdown_kernel(now=True)
`;

async function interrupted(
  cells: [string, number | string | null][],
): Promise<[string, boolean][]> {
  const { stdout } = await promisify(execFile)(
    projectPython(root),
    ["-c", DRIVER, JSON.stringify(cells)],
    { cwd: root, env: jupyterEnvironment(root) },
  );
  return JSON.parse(stdout);
}

const name = `test-interrupt-${process.pid}`;
const dir = mkdtempSync(join(tmpdir(), "numislab interrupt "));
afterAll(() => {
  rmSync(dir, { recursive: true, force: true });
  rmSync(join("experiments", name), { recursive: true, force: true });
  for (const file of readdirSync("data/splits"))
    if (file.startsWith(name)) rmSync(join("data/splits", file));
});

describe.skipIf(!slow || lacksPython())("the interrupt button", () => {
  it("ends a cell that waits and a cell that computes, and never the kernel", async () => {
    const ends = await interrupted([
      ["await new Promise((done) => setTimeout(done, 30000));", 2],
      ["while (true) {}", 2],
      ["1 + 1", null],
    ]);
    expect(ends).toEqual([
      ["error", true],
      ["error", true],
      ["ok", true],
    ]);
  });

  it("does so after cells in which a package listened to it too, as writing files atomically does", async () => {
    const write = [
      "const heard = () => {",
      '  process.off("SIGINT", heard);',
      '  if (process.listenerCount("SIGINT") === 0) process.kill(process.pid, "SIGINT");',
      "};",
      'process.on("SIGINT", heard);',
      "await new Promise((done) => setTimeout(done, 2000));",
    ].join("\n");
    const ends = await interrupted([
      [write, null],
      [write, 0.7],
      ["await new Promise((done) => setTimeout(done, 30000));", 2],
      ["1 + 1", null],
    ]);
    expect(ends.map(([, lives]) => lives)).toEqual([true, true, true, true]);
    expect(ends[2][0]).toBe("error");
    expect(ends[3][0]).toBe("ok");
  });

  it("ends a training cleanly: its cell succeeds, and the run can be drawn and resumed", async () => {
    await simulatedHoard(dir, { coins: 24, seed: 2, width: 400 });
    const config = {
      kind: "siamese",
      name,
      data: { folder: dir },
      input: { size: 32 },
      network: { filters: [4], embedding: 8 },
      split: { folds: 3 },
      training: { epochs: 100_000, patience: 100_000, keep: "last" },
    };
    const demand = (condition: string) => `if (!(${condition})) throw new Error(run.state);`;
    const ends = await interrupted([
      ['import * as numislab from "./src/lib/index";', null],
      [
        `let run = await numislab.train.siamese(${JSON.stringify(config)});`,
        `experiments/${name}/*/metrics.jsonl`,
      ],
      [demand('run.state === "stopped"'), null],
      [demand('(await numislab.watchRun(run.folder)).state === "stopped"'), null],
      [
        `run = await numislab.train.siamese(null, { resume: run.folder, signal: AbortSignal.timeout(10) });${demand('run.state === "stopped"')}`,
        null,
      ],
    ]);
    expect(ends).toEqual(ends.map(() => ["ok", true]));
  });
});
