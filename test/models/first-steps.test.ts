import { beforeAll, describe } from "vitest";
import { startEngine } from "../../src/lib/engine/index";
import { firstSteps } from "./first-steps";

describe("the classifier's first steps", () => {
  beforeAll(async () => void (await startEngine()));
  firstSteps();
});
