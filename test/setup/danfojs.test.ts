import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { slow } from "../slow";
import { whyNoNativeEngine } from "../engine/native-binding";
import { ended } from "../ended";

async function use(env: Record<string, string>, ...preload: string[]) {
  const requires = [...preload, require.resolve("tsx/cjs")].flatMap((file) => ["--require", file]);
  const { NODE_OPTIONS, NUMISLAB_ENGINE, VITEST, ...own } = process.env;
  const { status, stdout, stderr } = await ended(
    process.execPath,
    [...requires, join(__dirname, "use-danfojs.ts")],
    { env: { ...own, ...env } },
  );
  return { status, stderr, ...JSON.parse(stdout || "{}") };
}

/**
 * Whatever runs, danfojs is there from the start, says nothing, and computes where numislab does.
 */
const expected = (engine: string, backend: string) => ({
  status: 0,
  stderr: "",
  engine,
  same: true,
  tensor: true,
  before: { backend: "cpu", means: [8.5, 25.75], scaled: expect.anything() },
  after: { backend, scaled: expect.anything() },
});

describe("danfojs", () => {
  it.skipIf(!slow || whyNoNativeEngine())("shares the native engine", async () => {
    const found = await use({});
    expect(found).toEqual(expected("native", "tensorflow"));
    expect(found.after.scaled.flat().map((value: number) => value.toFixed(4))).toEqual([
      "0.5000",
      "0.0000",
      "0.0000",
      "1.0000",
      "1.0000",
      "0.5000",
    ]);
    expect(found.before.scaled).toEqual(found.after.scaled);
  });

  it.skipIf(!slow && !whyNoNativeEngine())(
    "shares WebAssembly where the binding is not built",
    async () => {
      const withoutBinding = join(__dirname, "../engine/without-binding.cjs");
      expect(await use({}, withoutBinding)).toEqual(expected("wasm", "wasm"));
    },
  );
});
