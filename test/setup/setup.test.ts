import { mkdirSync, readdirSync, readFileSync, statSync, utimesSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterEach, describe, expect, it } from "vitest";
import { slow, some } from "../slow";
import { runs, Sandbox } from "./sandbox";

const twoWheels = process.platform === "linux" && process.arch === "x64";
const tensorflow = twoWheels ? "tensorflow-cpu" : "tensorflow"; // pip's name for it
const compiled = ["g++ quiet", "g++"];
const everything = ["npm", "venv", "python-tools", "jupyter", tensorflow, ...compiled];
const binding = "node_modules/@tensorflow/tfjs-node-gpu/lib/napi-v8/tfjs_binding.node";

// Windows has no native engine, and these stand-ins are Unix scripts.
describe.skipIf(process.platform === "win32")("set-up", () => {
  let machine: Sandbox;
  const on = (...programs: ConstructorParameters<typeof Sandbox>) =>
    (machine = new Sandbox(...programs));
  afterEach(() => machine.end());

  it("makes everything on a bare machine, in a folder with spaces", async () => {
    const { code, text } = await on().setUp();
    expect(code, text).toBe(0);
    expect(machine.calls()).toEqual(everything);
    expect(text).toMatch(/npm packages … installed \(\d+\.\d s\)/);
    expect(text).toContain("Set up: native engine, JupyterLab");
    expect(Object.values(machine.status()).every(({ state }) => state === "done")).toBe(true);
    expect(machine.has(binding)).toBe(true);
    expect(machine.has(".venv/share/jupyter/kernels/tslab/kernel.json")).toBe(true);
    expect(statSync(join(machine.project, "node_modules/.bin/numislab")).mode & 0o111).toBe(0o111);
  });

  it("does nothing the second time, and calls no program", async () => {
    await on().setUp();
    machine.calls();
    const { code, text } = await machine.setUp();
    expect(code).toBe(0);
    expect(machine.calls()).toEqual([]);
    expect(text).toMatch(/^Already set up: native engine, JupyterLab \(.* s\)\.\n$/);
  });

  it("keeps to the project's folder, and keeps no downloads there", async () => {
    await on().setUp();
    expect(readdirSync(machine.base).sort()).toEqual([
      "calls",
      "calls.arguments",
      "programs",
      "the project",
    ]); // no home, no caches
    expect(readdirSync(join(machine.project, ".cache"))).toEqual(["setup"]);
  });

  it.each(
    some<[string, string[]]>(
      [
        [".venv", ["venv", "python-tools", "jupyter", tensorflow]],
        [binding, compiled],
        ["node_modules/tslab", ["npm", ...compiled]],
        [".venv/lib/python3.12/site-packages/tensorflow", [tensorflow]],
        [".venv/share/jupyter/kernels/tslab/kernel.json", []],
        ["node_modules/.bin/numislab", []],
      ],
      1,
    ),
  )("notices that %s is gone and makes what is lacking", async (path, expected) => {
    await on().setUp();
    machine.calls();
    machine.remove(path);
    await machine.setUp();
    expect(machine.calls()).toEqual(expected);
    expect(machine.has(path)).toBe(true);
  });

  it.skipIf(!slow)("installs again when the lock file or a pinned version changes", async () => {
    await on().setUp();
    machine.calls();
    const lock = join(machine.project, "package-lock.json");
    writeFileSync(
      lock,
      readFileSync(lock, "utf8").replace(
        '"node_modules/tslab":{"version":"1.0.0"',
        '"node_modules/tslab":{"version":"1.0.1"',
      ),
    );
    await machine.setUp();
    expect(machine.calls()).toEqual(["npm", ...compiled]);
    const pins = join(machine.project, "setup/requirements/jupyter.txt");
    writeFileSync(pins, readFileSync(pins, "utf8").replace(/plotly==.*/, "plotly==99.0.0"));
    await machine.setUp();
    expect(machine.calls()).toEqual(["jupyter"]);
  });

  it.skipIf(!slow)("makes a new Python environment when the project was moved", async () => {
    await on().setUp();
    machine.calls();
    machine.move("elsewhere");
    expect((await machine.setUp()).code).toBe(0);
    expect(machine.calls()).toEqual(["venv", "python-tools", "jupyter", tensorflow]);
  });

  describe("when something is missing", () => {
    it("goes on with WebAssembly where there is no compiler, says how to get one, and uses it once it is there", async () => {
      const { code, text } = await on({ compiler: false }).setUp();
      expect(code).toBe(0);
      expect(text).toMatch(
        /Native engine … no C\+\+ compiler on this machine\. Install one \(.*\), then run this again\./,
      );
      expect(text).toContain("Set up: WebAssembly engine (slower), JupyterLab");
      expect(machine.status()["native-binding"]).toMatchObject({
        state: "failed",
        reason: expect.stringContaining("compiler"),
      });
      machine.calls();
      machine.give({ compiler: true });
      await machine.setUp();
      expect(machine.calls()).toEqual(compiled);
      expect(machine.status()["native-binding"].state).toBe("done");
    });

    it("keeps JupyterLab where TensorFlow cannot be reached, and tries again only when asked", async () => {
      const offline = {
        FAKE_FAIL: tensorflow,
        FAKE_SAYS: "NewConnectionError: Temporary failure in name resolution",
      };
      const { code, text } = await on().setUp(offline);
      expect(code).toBe(0);
      expect(text).toMatch(
        /TensorFlow .* … pip could not reach its package registry\. Check the network/,
      );
      expect(text).toContain("Set up: WebAssembly engine (slower), JupyterLab");
      expect(text).not.toMatch(/Native engine …/); // one line is enough
      expect(machine.status()["native-binding"]).toMatchObject({ state: "skipped" });
      machine.calls();

      const again = await machine.setUp(offline);
      expect(machine.calls()).toEqual([]);
      expect(again.text).toContain("npm run setup -- --retry");

      await machine.setUp({}, "--retry");
      expect(machine.calls()).toEqual([tensorflow, ...compiled]);
    });

    it("says so and goes on where JupyterLab cannot be installed", async () => {
      const { code, text } = await on().setUp({ FAKE_FAIL: "jupyter" });
      expect(code).toBe(0);
      expect(text).toMatch(/JupyterLab … pip could not install it\. The log is/);
      expect(text).toContain("Set up: native engine, no JupyterLab");
    });

    it.skipIf(!slow)(
      "goes on with the pip that is there where a newer one cannot be obtained",
      async () => {
        const { code, text } = await on().setUp({ FAKE_FAIL: "python-tools" });
        expect(code).toBe(0);
        expect(text).toMatch(/pip and setuptools … pip could not update them\. The log is/);
        expect(text).toContain("Set up: native engine, JupyterLab");
        expect(machine.status()["python-tools"].state).toBe("failed");
      },
    );

    it.skipIf(!slow)("goes on without any Python", async () => {
      const { code, text } = await on({ python: false }).setUp();
      expect(code).toBe(0);
      expect(text).toMatch(
        /Python environment … no Python 3 on this machine\. Install one from 3\.10 to 3\.13/,
      );
      expect(text).toContain("Set up: WebAssembly engine (slower), no JupyterLab");
      machine.give({ python: 12 });
      await machine.setUp();
      expect(machine.status()["native-binding"].state).toBe("done");
    });

    it.skipIf(!slow)(
      "takes a Python that is too new for JupyterLab alone, and a fitting one as soon as there is one",
      async () => {
        const { code, text } = await on({ python: 15 }).setUp();
        expect(code).toBe(0);
        expect(text).toMatch(
          /TensorFlow .* … there is none for Python 3\.15\. Install Python 3\.10 to 3\.13/,
        );
        expect(text).toContain("Set up: WebAssembly engine (slower), JupyterLab");
        machine.give({ python: 12 });
        expect((await machine.setUp()).text).toContain("Set up: native engine, JupyterLab");
      },
    );

    it("refuses a Python that is too old", async () => {
      const { code, text } = await on({ python: 8 }).setUp();
      expect(code).toBe(0);
      expect(text).toContain("Python 3.8 is too old.");
    });

    it.skipIf(!slow)("says what the compiler said", async () => {
      const { code, text } = await on().setUp({
        FAKE_FAIL: "g++",
        FAKE_SAYS: "backend.cc:1: fatal error: c_api.h: none",
      });
      expect(code).toBe(0);
      expect(text).toContain("the C++ compiler failed (backend.cc:1: fatal error: c_api.h: none).");
      expect(machine.has(binding)).toBe(false);
    });

    it("fails without npm packages, and tries them again without being asked", async () => {
      const { code, text } = await on().setUp({
        FAKE_FAIL: "npm",
        FAKE_SAYS: "npm error code ENOTFOUND",
      });
      expect(code).toBe(1);
      expect(text).toContain(
        "npm could not reach its package registry. Check the network or proxy",
      );
      expect(machine.calls()).toEqual(["npm"]);
      expect((await machine.setUp()).code).toBe(0);
    });

    it("fails where npm itself is missing", async () => {
      const { code, text } = await on({ npm: false }).setUp();
      expect(code).toBe(1);
      expect(text).toMatch(/npm is not on this machine\. Install it/);
    });
  });

  describe("when it is cut off", () => {
    it.each(some(everything, 1))(
      "is killed during %s and resumes from there, ending what was left running",
      async (program) => {
        const { child, ended } = on().start({ FAKE_HANG: program });
        const orphan = await machine.hanging();
        child.kill("SIGKILL");
        await ended;
        expect(runs(orphan)).toBe(true);
        machine.calls();

        const { code, text } = await machine.setUp();
        expect(code, text).toBe(0);
        expect(runs(orphan)).toBe(false);
        expect(Object.values(machine.status()).every(({ state }) => state === "done")).toBe(true);
        // A pip that was cut off may have left half a package: the environment is recreated.
        const from = { npm: 0, "g++ quiet": 5, "g++": 5 }[program] ?? 1;
        expect(machine.calls()).toEqual(everything.slice(from));
      },
    );

    it.each([
      ["SIGINT", 130],
      ["SIGTERM", 143],
    ] as const)("ends its children on %s", async (signal, expected) => {
      const { child, ended } = on().start({ FAKE_HANG: "npm" });
      const npm = await machine.hanging();
      child.kill(signal);
      const { code, text } = await ended;
      expect(code).toBe(expected);
      expect(text).toContain("The next one goes on from here");
      expect(runs(npm)).toBe(false);
      expect(machine.has(".cache/setup/lock.json")).toBe(false);
    });
  });

  it.skipIf(!slow)(
    "waits for another set-up in the same folder, and finds its work done",
    async () => {
      const [first, second] = await Promise.all([on().setUp(), machine.setUp()]);
      expect([first.code, second.code]).toEqual([0, 0]);
      expect(machine.calls()).toEqual(everything);
      expect(first.text + second.text).toMatch(
        /Another set-up is at work in this folder \(process \d+\); waiting for it\./,
      );
      expect(first.text + second.text).toContain("Already set up");
    },
  );

  it("takes over from another machine that has given no sign of life for a minute", async () => {
    const folder = join(on().project, ".cache", "setup");
    mkdirSync(folder, { recursive: true });
    const lock = join(folder, "lock.json");
    writeFileSync(lock, JSON.stringify({ pid: 1, start: "1", host: "far", children: [] }));
    const old = Date.now() / 1000 - 70;
    utimesSync(lock, old, old);
    const { code, text } = await machine.setUp();
    expect(code, text).toBe(0);
    expect(text).not.toContain("waiting");
    expect(machine.has(".cache/setup/lock.json")).toBe(false);
  });

  it("gives an old Node a sentence", async () => {
    const old = join(on().base, "old.cjs");
    writeFileSync(
      old,
      'Object.defineProperty(process, "versions", { value: { ...process.versions, node: "18.20.1" } });',
    );
    const { code, text } = await machine.setUp({ NODE_OPTIONS: `--require "${old}"` });
    expect(code).toBe(1);
    expect(text).toMatch(/^numislab needs Node 20\.19 or newer; this is 18\.20\.1\./);
    expect(machine.calls()).toEqual([]);
  });
});
