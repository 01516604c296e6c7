import { beforeAll, describe } from "vitest";
import { startEngine } from "../../src/lib/engine/index";
import { firstSteps } from "./first-steps";

describe("the classifier's first steps on WebAssembly", () => {
  beforeAll(async () => void (await startEngine({ force: "wasm" })));
  firstSteps();
});
