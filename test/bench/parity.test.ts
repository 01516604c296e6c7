import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { agreement } from "../../bench/parity/agreement";

const keras = Array.from({ length: 50 }, (_, i) => 1.4 - i / 100);
const with_ = (step: number, share: number) => keras.map((loss, i) => (i === step - 1 ? loss * (1 + share) : loss));

describe("npm run parity", () => {
  const compare = (ours: number[], more: { oursPlain?: number[]; theirsPlain?: number[] } = {}) =>
    agreement({ ours, theirs: keras, oursPlain: keras, theirsPlain: keras, ...more });

  it("agrees within a thousandth in the first ten steps, and within 2 % after", () => {
    expect(compare(keras)).toMatchObject({ agree: true, means_apart: 0 });
    expect(compare(with_(10, 0.0009)).agree).toBe(true);
    expect(compare(with_(10, -0.0011)).limits.map(({ holds }) => holds)).toEqual([false, true]);
    expect(compare(with_(11, 0.019)).agree).toBe(true);
    expect(compare(with_(50, 0.021)).limits.map(({ holds }) => holds)).toEqual([true, false]);
    expect(compare(with_(50, 0.021)).agree).toBe(false); // in plain kernels they agree, but Keras agrees with itself
  });

  it("where Keras is further from itself than a limit, agrees only if the two do in the same kernels", () => {
    const theirsPlain = with_(20, 0.05);
    expect(compare(with_(30, 0.04), { theirsPlain, oursPlain: theirsPlain })).toMatchObject({ agree: true, limits: [{ holds: true }, { holds: false, holds_in_plain_kernels: true }] });
    expect(compare(with_(30, 0.04), { theirsPlain, oursPlain: with_(20, 0.1) }).agree).toBe(false);
  });

  it("does not agree with a loss that is no number, or on fewer steps", () => {
    expect(compare(with_(3, NaN)).agree).toBe(false);
    const short = keras.slice(0, 20);
    expect(agreement({ ours: short, theirs: short, oursPlain: short, theirsPlain: short }).agree).toBe(false);
  });

  it("refuses words that it does not know", () => {
    const { status, stdout, stderr } = spawnSync(process.execPath, [join(__dirname, "../../bench/parity.cjs"), "--fast"], { encoding: "utf8" });
    expect({ status, stdout }).toEqual({ status: 2, stdout: "" });
    expect(stderr).toContain("npm run parity");
  });
});
