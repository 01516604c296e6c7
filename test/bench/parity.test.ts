import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { agreement } from "../../bench/parity/agreement";
import { ended } from "../ended";

const keras = Array.from({ length: 50 }, (_, i) => 1.4 - i / 100);
const with_ = (step: number, share: number) =>
  keras.map((loss, i) => (i === step - 1 ? loss * (1 + share) : loss));

describe("npm run parity", () => {
  it("agrees within a thousandth in the first ten steps, and within 2 % after", () => {
    expect(agreement(keras, keras, keras)).toMatchObject({ agree: true, means_apart: 0 });
    expect(agreement(with_(10, 0.0009), keras, keras).agree).toBe(true);
    expect(agreement(with_(10, -0.0011), keras, keras).limits.map(({ holds }) => holds)).toEqual([
      false,
      true,
    ]);
    expect(agreement(with_(11, 0.019), keras, keras).agree).toBe(true);
    expect(agreement(with_(50, 0.021), keras, keras).limits.map(({ holds }) => holds)).toEqual([
      true,
      false,
    ]);
  });

  it("does not agree with a loss that is no number, or on fewer steps", () => {
    expect(agreement(with_(3, NaN), keras, keras).agree).toBe(false);
    expect(agreement(keras.slice(0, 20), keras.slice(0, 20), keras).agree).toBe(false);
  });

  it("tells how far Keras is from itself, which decides nothing", () => {
    const { limits, agree } = agreement(keras, keras, with_(20, 0.05));
    expect(limits.map((one) => one.keras_from_itself)).toEqual([0, expect.closeTo(0.05, 9)]);
    expect(agree).toBe(true);
  });

  it("refuses words that it does not know", async () => {
    const { status, stdout, stderr } = await ended(process.execPath, [
      join(__dirname, "../../bench/parity.cjs"),
      "--fast",
    ]);
    expect({ status, stdout }).toEqual({ status: 2, stdout: "" });
    expect(stderr).toContain("npm run parity");
  });
});
