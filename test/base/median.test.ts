import { describe, expect, it } from "vitest";
import { median, upperMedian } from "../../src/lib/base/index";

describe("median", () => {
  it("is the middle value of an odd number of values, in any order", () => {
    expect([median([9, 1, 10]), upperMedian([9, 1, 10])]).toEqual([9, 9]);
  });

  it("is the mean of the two middle values of an even number, or the upper one", () => {
    expect([median([4, 1, 2, 9]), upperMedian([4, 1, 2, 9])]).toEqual([3, 4]);
  });

  it("is NaN of no value", () => {
    expect([median([]), upperMedian([])]).toEqual([NaN, NaN]);
  });

  it("leaves the values as they are", () => {
    const values = Float64Array.of(3, 1, 2);
    expect([median(values), upperMedian(values), ...values]).toEqual([2, 2, 3, 1, 2]);
  });
});
