import { execFile } from "node:child_process";
import { rmSync } from "node:fs";
import { promisify } from "node:util";
import { afterAll, describe, expect, it } from "vitest";
import { jupyterEnvironment, projectPython } from "../../src/lib/workspace/jupyter-environment";
import { slow } from "../slow";
import { lacksPython, root } from "./jupyter";

/**
 * Runs cells in a kernel and interrupts each some seconds after it began; prints how each ended and
 * if the kernel lives.
 */
const DRIVER = `
import json, sys, time
from jupyter_client.manager import start_new_kernel
manager, client = start_new_kernel(kernel_name="tslab")
try:
    ends = []
    for code, after in json.loads(sys.argv[1]):
        message = client.execute(code)
        if after is not None:
            time.sleep(after)
            manager.interrupt_kernel()
        end = "none"
        until = time.time() + 60
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

async function interrupted(cells: [string, number | null][]): Promise<[string, boolean][]> {
  const { stdout } = await promisify(execFile)(
    projectPython(root),
    ["-c", DRIVER, JSON.stringify(cells)],
    { cwd: root, env: jupyterEnvironment(root) },
  );
  return JSON.parse(stdout);
}

afterAll(() => rmSync(".cache/test-interrupt", { force: true }));

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
});
