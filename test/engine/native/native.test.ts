import { beforeAll, describe, expect } from "vitest";
import { startEngine } from "../../../src/lib/engine/index";
import { numerics } from "../numerics";
import { optimizing } from "../optimizing";
import { saving } from "../saving";
import { whyNoNativeEngine } from "../native-binding";

const why = whyNoNativeEngine();

describe.skipIf(why)(`native engine${why ? ` (left out: ${why})` : ""}`, () => {
  beforeAll(async () => {
    expect((await startEngine({ force: "native" })).name).toBe("native");
  });
  numerics();
  optimizing();
  saving("wasm");
});
