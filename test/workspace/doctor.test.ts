import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { doctor, formatDiagnosis } from "../../src/lib/workspace/doctor";
import { lacksPython, root } from "./jupyter";

const wasm = { name: "wasm", tensorflow: null, tfjs: "4.22.0", threads: 2, gpu: false, reason: "no native binding" };

describe("doctor", () => {
  let project: string;
  beforeEach(() => {
    project = mkdtempSync(join(tmpdir(), "numislab doctor "));
  });
  afterEach(() => rmSync(project, { recursive: true }));
  const status = (...steps: object[]) => {
    mkdirSync(join(project, ".cache/setup"), { recursive: true });
    writeFileSync(join(project, ".cache/setup/status.json"), JSON.stringify({ finished: "2026-01-01T00:00:00Z", steps }));
  };

  it("names set-up where it has not been run", async () => {
    const found = await doctor(project, async () => wasm);
    expect(found).toMatchObject({ python: null, jupyter: null, kernel: false, setup: null, engine: wasm });
    expect(found.missing).toEqual([expect.objectContaining({ what: "set-up", command: "npm run setup" })]);
  });

  it("gives what set-up could not do, why, and the command that mends it", async () => {
    status({ name: "native-binding", title: "Native engine", state: "failed", reason: "no C++ compiler on this machine.", remedy: "Install one (sudo apt-get install g++), then run this again." });
    const found = await doctor(project, async () => wasm);
    expect(found.missing).toContainEqual({
      what: "Native engine",
      why: "no C++ compiler on this machine. Install one (sudo apt-get install g++), then run this again.",
      command: "sudo apt-get install g++ && npm run setup",
    });
  });

  it("tells of an engine that does not start instead of throwing", async () => {
    status();
    const found = await doctor(project, () => Promise.reject(new Error("no backend")));
    expect(found.engine).toBeNull();
    expect(found.missing).toContainEqual({ what: "an engine", why: "no backend", command: "npm run setup -- --retry" });
  });

  it("is plain data", async () => {
    const found = await doctor(project, async () => wasm);
    expect(JSON.parse(JSON.stringify(found))).toEqual(found);
  });

  it("reads well", async () => {
    status({ name: "venv", title: "Python environment", state: "failed", reason: "no Python 3 on this machine.", remedy: "Install one." });
    const text = formatDiagnosis(await doctor(project, async () => wasm));
    expect(text).toMatch(/^Node {8}\d+\.\d+\.\d+ \(/);
    expect(text).toContain("Engine      wasm: TensorFlow.js 4.22.0, 2 threads, no GPU\n            no native binding");
    expect(text).toContain("JupyterLab  not installed");
    expect(text).toContain("Missing:\n- Python environment: no Python 3 on this machine. Install one.\n    npm run setup -- --retry");
  });

  it.skipIf(lacksPython())("finds this project's own environment whole", async () => {
    const found = await doctor(root, async () => wasm);
    expect(found.python).toMatch(/^3\.\d+\.\d+/);
    expect(found.jupyter?.lab).toMatch(/^4\./);
    expect(found.kernel).toBe(true);
    expect(found.diskFreeBytes).toBeGreaterThan(0);
  });
});
