import { describe, expect, it } from "vitest";
import { NumislabError } from "../../src/lib/base/errors";
import { startEngine } from "../../src/lib/engine/index";
import { whyNoNativeEngine } from "./native-binding";
import { runScript } from "./run-script";
import { slow } from "../slow";

/** What start-and-tell.ts printed, which must be all that was printed. */
async function tell(options: Parameters<typeof runScript>[1] = {}) {
  const { stdout, stderr } = await runScript("start-and-tell.ts", options);
  return { ...JSON.parse(stdout), stderr };
}

const missing = { preload: "without-binding.cjs" };
const broken = { preload: "with-broken-binding.cjs" };
const why = whyNoNativeEngine();

describe("startEngine", () => {
  it("refuses an engine that there is not", async () => {
    const start = startEngine({ force: "cuda" as "native" });
    await expect(start).rejects.toThrow(NumislabError);
    await expect(start).rejects.toMatchObject({
      code: "usage",
      message: expect.stringContaining('"cuda"'),
    });
    expect((await tell({ env: { NUMISLAB_ENGINE: "webgl" } })).error).toMatchObject({
      code: "usage",
    });
  });

  it("gives the same engine to every call, and refuses another", async () => {
    const [engine, same] = await Promise.all([startEngine({ force: "wasm" }), startEngine()]);
    expect(same).toBe(engine);
    await expect(startEngine({ force: "native" })).rejects.toMatchObject({ code: "usage" });
  });

  it.skipIf(why)("takes the native engine where it is built, in silence", async () => {
    const { engine, one, value, stderr } = await tell();
    expect(engine).toMatchObject({
      name: "native",
      tensorflow: expect.stringMatching(/^\d+\.\d+\.\d+/),
      tfjs: "4.22.0",
    });
    expect({ one, value, stderr }).toEqual({ one: true, value: 42, stderr: "" });
  });

  it.skipIf(why || !slow)("lets TensorFlow speak when NUMISLAB_VERBOSE is set", async () => {
    expect((await tell({ env: { NUMISLAB_VERBOSE: "1" } })).stderr).toMatch(
      /oneDNN|cpu_feature_guard/,
    );
  });

  it("takes WebAssembly when told to, in silence, and ends by itself", async () => {
    const { engine, value, stderr } = await tell({ env: { NUMISLAB_ENGINE: "wasm" } });
    expect(engine).toMatchObject({ name: "wasm", tensorflow: null, gpu: false });
    expect(engine.threads).toBeGreaterThanOrEqual(1);
    expect({ value, stderr }).toEqual({ value: 42, stderr: "" });
  });

  it.skipIf(!slow)("leaves an error that nobody catches to Node", async () => {
    const { status, stderr } = await runScript("start-and-tell.ts", {
      args: ["fail"],
      env: { NUMISLAB_ENGINE: "wasm" },
    });
    expect(status).toBe(1);
    expect(stderr).toMatch(/SyntaxError/);
    // Emscripten's listener prints its own source, all on one line
    expect(stderr.length).toBeLessThan(5000);
  });

  it("takes WebAssembly where the binding is not built, and says how to get it", async () => {
    const { engine, value } = await tell(missing);
    expect(engine).toMatchObject({
      name: "wasm",
      reason: expect.stringContaining("npm run setup"),
    });
    expect(value).toBe(42);
  });

  it("fails when native is forced and not built", async () => {
    const { error } = await tell({ ...missing, env: { NUMISLAB_ENGINE: "native" } });
    expect(error).toMatchObject({
      name: "NumislabError",
      code: "engine",
      message: expect.stringContaining("npm run setup"),
    });
  });

  it.skipIf(why || !slow)(
    "says why a binding that is there does not load, and what the loader said",
    async () => {
      const { engine, stderr } = await tell(broken);
      expect(engine).toMatchObject({
        name: "wasm",
        reason: expect.stringContaining("libtensorflow_cc.so.2"),
      });
      expect(stderr).toBe("what the loader said\n");
      expect((await tell({ ...broken, env: { NUMISLAB_ENGINE: "native" } })).error).toMatchObject({
        code: "engine",
      });
    },
  );
});
