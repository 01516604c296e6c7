import { beforeAll, describe, expect } from "vitest";
import { startEngine } from "../../../src/lib/engine/index";
import { numerics } from "../numerics";
import { optimizing } from "../optimizing";
import { saving } from "../saving";
import { whyNoNativeEngine } from "../native-binding";

describe("WebAssembly engine", () => {
  beforeAll(async () => {
    expect((await startEngine({ force: "wasm" })).name).toBe("wasm");
  });
  numerics();
  optimizing();
  saving(whyNoNativeEngine() ? "wasm" : "native");
});
