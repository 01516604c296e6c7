import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterEach, describe, expect, it } from "vitest";
import { slow } from "../slow";
import { Sandbox } from "./sandbox";

const packages = ".venv/lib/python3.12/site-packages";
const wheelIn = (machine: Sandbox) =>
  readFileSync(join(machine.project, packages, "tensorflow/libtensorflow_cc.so.2"), "utf8");
// the whole list takes as long as it is
const pins = ["nvidia-cublas-cu12", "nvidia-cusolver-cu12"];
const compiled = ["g++ quiet", "g++"];
const toCuda = [
  ...pins.flatMap((name) => [`download ${name}`, name]),
  "download tensorflow",
  "uninstall tensorflow-cpu",
  "tensorflow",
  ...compiled,
];

// TensorFlow has a CUDA wheel for this platform alone.
describe.skipIf(process.platform !== "linux" || process.arch !== "x64")("set-up --gpu", () => {
  let machine: Sandbox;
  const on = (...programs: ConstructorParameters<typeof Sandbox>) => {
    machine = new Sandbox(...programs);
    writeFileSync(
      join(machine.project, "setup/requirements/cuda.txt"),
      pins.map((name) => `${name}==12.0\n`).join(""),
    );
    return machine;
  };
  afterEach(() => machine?.end());

  it.skipIf(!slow)(
    "changes the wheel and what depends on it, remembers it, and goes back with --cpu",
    async () => {
      await on({ nvidia: "550.54.15" }).setUp();
      expect(wheelIn(machine)).toBe("tensorflow-cpu");
      machine.calls();

      const { code, text } = await machine.setUp({}, "--gpu");
      expect(code, text).toBe(0);
      expect(machine.calls()).toEqual(toCuda);
      expect(text).toContain("Set up: native engine (CUDA), JupyterLab");
      expect(wheelIn(machine)).toBe("tensorflow");
      expect(machine.has(".cache/downloads")).toBe(false);
      const way = "../../../../../.venv/lib/python3.12/site-packages/nvidia/cusolver/lib";
      expect(machine.compilerArguments()).toContain(
        `-l:libcusolver.so.11 -Wl,-rpath,$ORIGIN/${way}`,
      );

      const again = await machine.setUp();
      expect(again.text).toContain("Already set up: native engine (CUDA)");
      expect(machine.calls()).toEqual([]);

      const back = await machine.setUp({}, "--cpu");
      expect(back.code, back.text).toBe(0);
      expect(machine.calls()).toEqual([
        "download tensorflow-cpu",
        `uninstall tensorflow ${pins.join(" ")}`,
        "tensorflow-cpu",
        ...compiled,
      ]);
      expect(machine.compilerArguments()).not.toContain("nvidia");
      expect((await machine.setUp()).text).toContain("Already set up: native engine, JupyterLab");
    },
  );

  it.skipIf(!slow)(
    "takes the CUDA wheel at once on a bare machine, and again when the environment is gone",
    async () => {
      const { code, text } = await on({ nvidia: "550.54.15" }).setUp({}, "--gpu");
      expect(code, text).toBe(0);
      machine.calls();
      // a later plain set-up, perhaps where there is no GPU, keeps to what was asked for
      machine.take("nvidia-smi");
      machine.remove(".venv");
      expect((await machine.setUp()).text).toContain("Set up: native engine (CUDA)");
      expect(machine.calls()).toEqual([
        "venv",
        "python-tools",
        "jupyter",
        ...toCuda.slice(0, 2 * pins.length),
        "tensorflow",
      ]);
    },
  );

  it.each([
    [undefined, "the GPU engine needs NVIDIA's driver, and nvidia-smi is not on this machine."],
    ["no GPU", "nvidia-smi fails (NVIDIA-SMI has failed because it "],
    ["470.256.02", "NVIDIA's driver 470.256.02 is too old for CUDA 12. Install 525 or newer"],
  ])("refuses where the driver is %s, and changes nothing", async (nvidia, reason) => {
    const { code, text } = await on({ nvidia }).setUp({}, "--gpu");
    expect(code).toBe(1);
    expect(text).toMatch(/^No GPU engine: [^\n]* Nothing was changed\.\n$/);
    expect(text).toContain(reason);
    expect(machine.calls()).toEqual([]);
  });

  it.each(slow ? [`download ${pins[1]}`, "download tensorflow"] : ["download tensorflow"])(
    "keeps the CPU wheel when %s cannot be obtained, and resumes from there when asked again",
    async (name) => {
      await on({ nvidia: "550.54.15" }).setUp();
      machine.calls();
      const { code, text } = await machine.setUp(
        { FAKE_FAIL: name, FAKE_SAYS: "NewConnectionError: Temporary failure in name resolution" },
        "--gpu",
      );
      expect(code).toBe(1);
      expect(text).toContain("pip could not reach its package registry");
      expect(text).toContain("TensorFlow's CPU wheel stays.");
      expect(wheelIn(machine)).toBe("tensorflow-cpu");
      expect(Object.values(machine.status()).every(({ state }) => state === "done")).toBe(true);
      expect(machine.calls().at(-1)).toBe(name);

      expect((await machine.setUp()).text).toContain("Already set up: native engine, JupyterLab");
      expect(machine.calls()).toEqual([]);
      await machine.setUp({}, "--gpu");
      const calls = machine.calls();
      expect(calls).toEqual(toCuda.slice(toCuda.length - calls.length));
      expect(calls[0]).toBe(name);
    },
  );

  it.skipIf(!slow)(
    "makes a new environment when it is killed while the wheels change, and keeps it when only downloading",
    async () => {
      await on({ nvidia: "550.54.15" }).setUp();
      machine.calls();
      for (const [hang, expected] of [
        ["download tensorflow", []],
        ["tensorflow", ["venv", "python-tools", "jupyter", "tensorflow-cpu"]],
      ] as const) {
        const { child, ended } = machine.start({ FAKE_HANG: hang }, "--gpu");
        await machine.hanging();
        child.kill("SIGKILL");
        await ended;
        machine.calls();
        expect((await machine.setUp()).text).toContain("native engine, JupyterLab");
        expect(machine.calls()).toEqual(expected);
      }
    },
  );

  it.skipIf(!slow)("says how much room it needs", async () => {
    await on({ nvidia: "550.54.15" }).setUp();
    const full = join(machine.base, "full.cjs");
    writeFileSync(
      full,
      'const fs = require("fs"); fs.statfsSync = () => ({ bavail: 5e9, bsize: 1 }); require("module").syncBuiltinESMExports();',
    );
    const { code, text } = await machine.setUp({ NODE_OPTIONS: `--require "${full}"` }, "--gpu");
    expect(code).toBe(1);
    expect(text).toContain("it needs 7 GB and 5.0 GB are free. Free some, then run this again.");
  });

  it("pins what TensorFlow's and-cuda extra names, and one version of TensorFlow", () => {
    const pinned = (file: string) =>
      readFileSync(join(__dirname, "../../setup/requirements", file), "utf8").match(
        /^[\w-]+==[\d.]+$/gm,
      )!;
    const parts =
      "cublas cuda-cupti cuda-nvcc cuda-nvrtc cuda-runtime cudnn cufft curand cusolver cusparse nccl nvjitlink";
    expect(pinned("cuda.txt").map((pin) => pin.split("==")[0])).toEqual(
      parts.split(" ").map((part) => `nvidia-${part}-cu12`),
    );
    expect(pinned("tensorflow-cpu.txt")[0].replace("-cpu", "")).toBe(pinned("tensorflow.txt")[0]);
  });

  it("refuses both at once", async () => {
    const { code, text } = await on().setUp({}, "--gpu", "--cpu");
    expect(code).toBe(2);
    expect(text).toContain("set-up takes --gpu or --cpu, not both.");
  });
});
