import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { delimiter, join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { doctor, formatDiagnosis } from "../../src/lib/workspace/doctor";
import { lacksPython, root } from "./jupyter";

const wasm = {
  name: "wasm",
  tensorflow: null,
  tfjs: "4.22.0",
  threads: 2,
  gpu: false,
  reason: "no native binding",
};

describe("doctor", () => {
  let project: string;
  beforeEach(() => {
    project = mkdtempSync(join(tmpdir(), "numislab doctor "));
  });
  afterEach(() => rmSync(project, { recursive: true }));
  const status = (...steps: object[]) => {
    mkdirSync(join(project, ".cache/setup"), { recursive: true });
    writeFileSync(
      join(project, ".cache/setup/status.json"),
      JSON.stringify({ finished: "2026-01-01T00:00:00Z", steps }),
    );
  };

  it("names set-up where it has not been run", async () => {
    const found = await doctor(project, async () => wasm);
    expect(found).toMatchObject({
      python: null,
      jupyter: null,
      kernel: false,
      setup: null,
      engine: wasm,
    });
    expect(found.missing).toEqual([
      expect.objectContaining({ what: "set-up", command: "npm run setup" }),
    ]);
  });

  it("gives what set-up could not do, why, and the command that mends it", async () => {
    status({
      name: "native-binding",
      title: "Native engine",
      state: "failed",
      reason: "no C++ compiler on this machine.",
      remedy: "Install one (sudo apt-get install g++), then run this again.",
    });
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
    expect(found.missing).toContainEqual({
      what: "an engine",
      why: "no backend",
      command: "npm run setup -- --retry",
    });
  });

  describe.skipIf(process.platform === "win32")("on a machine with a GPU", () => {
    const { PATH } = process.env;
    afterEach(() => void (process.env.PATH = PATH));
    const nvidiaSmi = (script: string) => {
      writeFileSync(join(project, "nvidia-smi"), `#!/bin/sh\n${script}\n`);
      chmodSync(join(project, "nvidia-smi"), 0o755);
      process.env.PATH = project + delimiter + PATH;
    };
    const native = {
      name: "native",
      tensorflow: "2.21.0",
      tfjs: "4.22.0",
      threads: 2,
      gpu: false,
      reason: "set-up built it",
    };
    const twoGpus = `printf 'NVIDIA H100 80GB HBM3, 550.54.15\\nNVIDIA L4, 550.54.15\\n'`;
    const installed = (wheel: string) => {
      mkdirSync(join(project, ".cache/setup"), { recursive: true });
      writeFileSync(
        join(project, ".cache/setup/status.json"),
        JSON.stringify({
          finished: "2026-01-01T00:00:00Z",
          wheel,
          steps: [{ name: "tensorflow", title: "TensorFlow", state: "done" }],
        }),
      );
    };
    const aboutGpu = ({ missing }: { missing: { what: string }[] }) =>
      missing.filter(({ what }) => what === "the GPU");

    it("says that it is in use", async () => {
      nvidiaSmi(twoGpus);
      installed("cuda");
      const found = await doctor(project, async () => ({ ...native, gpu: true }));
      expect(found).toMatchObject({
        wheel: "cuda",
        gpu: { driver: "550.54.15", devices: ["NVIDIA H100 80GB HBM3", "NVIDIA L4"], used: true },
      });
      expect(aboutGpu(found)).toEqual([]);
      expect(formatDiagnosis(found)).toContain(
        "TensorFlow  CUDA wheel\nGPU         NVIDIA H100 80GB HBM3, NVIDIA L4, driver 550.54.15: in use",
      );
    });

    it.skipIf(process.platform !== "linux" || process.arch !== "x64")(
      "names the set-up that would use it",
      async () => {
        nvidiaSmi(twoGpus);
        installed("cpu");
        const found = await doctor(project, async () => native);
        expect(aboutGpu(found)).toEqual([
          {
            what: "the GPU",
            why: expect.stringContaining("NVIDIA H100"),
            command: "npm run setup -- --gpu",
          },
        ]);
        expect(formatDiagnosis(found)).toContain("driver 550.54.15: not in use");
      },
    );

    it("says how to learn why the CUDA wheel does not take it", async () => {
      nvidiaSmi(twoGpus);
      installed("cuda");
      expect(aboutGpu(await doctor(project, async () => native))).toEqual([
        expect.objectContaining({ command: "NUMISLAB_VERBOSE=1 npx numislab doctor" }),
      ]);
    });

    it.each(["echo 'No devices were found'; exit 6", "echo 'No devices were found'"])(
      "says that the CUDA wheel has none (%s)",
      async (script) => {
        nvidiaSmi(script);
        installed("cuda");
        const found = await doctor(project, async () => native);
        expect(found.gpu).toBeNull();
        expect(aboutGpu(found)).toEqual([expect.objectContaining({ command: "nvidia-smi" })]);
        installed("cpu");
        expect(aboutGpu(await doctor(project, async () => native))).toEqual([]);
      },
    );
  });

  it("is plain data", async () => {
    const found = await doctor(project, async () => wasm);
    expect(JSON.parse(JSON.stringify(found))).toEqual(found);
  });

  it("reads well", async () => {
    status({
      name: "venv",
      title: "Python environment",
      state: "failed",
      reason: "no Python 3 on this machine.",
      remedy: "Install one.",
    });
    const text = formatDiagnosis(await doctor(project, async () => wasm));
    expect(text).toMatch(/^Node {8}\d+\.\d+\.\d+ \(/);
    expect(text).toContain(
      "Engine      wasm: TensorFlow.js 4.22.0, 2 threads, no GPU\n            no native binding",
    );
    expect(text).toContain("JupyterLab  not installed");
    expect(text).toContain(
      "Missing:\n- Python environment: no Python 3 on this machine. Install one.\n    npm run setup -- --retry",
    );
  });

  it.skipIf(lacksPython())("finds this project's own environment whole", async () => {
    const found = await doctor(root, async () => wasm);
    expect(found.python).toMatch(/^3\.\d+\.\d+/);
    expect(found.jupyter?.lab).toMatch(/^4\./);
    expect(found.kernel).toBe(true);
    expect(found.diskFreeBytes).toBeGreaterThan(0);
  });
});
