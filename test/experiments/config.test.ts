import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { parseConfig, setOption } from "../../src/lib/experiments/config";
import { parseSiameseConfig } from "../../src/lib/experiments/siamese-config";

describe("parseSiameseConfig", () => {
  it("fills in every default", () => {
    const config = parseSiameseConfig({ kind: "siamese", name: "a" }, "a.json");
    expect(config.training).toMatchObject({ batch: 32, patience: 15 });
    expect(config.data).toMatchObject({ folder: null, layout: "halves", simulated: { coins: 91, seed: 1 } });
    expect(parseSiameseConfig(config, "again")).toEqual(config);
  });

  it("refuses an unknown key and names the nearest known one, however deep", () => {
    expect(() => parseSiameseConfig({ kind: "siamese", name: "a", trainign: {} }, "a.json")).toThrow(/a\.json: trainign is not a known key; did you mean training\?/);
    expect(() => parseSiameseConfig({ kind: "siamese", name: "a", training: { epoch: 3 } }, "a.json")).toThrow(/training\.epoch is not a known key; did you mean training\.epochs\?/);
    expect(() => parseSiameseConfig({ kind: "siamese", name: "a", data: { simulated: { coin: 9 } } }, "a.json")).toThrow(/did you mean data\.simulated\.coins\?/);
  });

  it("names every wrong value at once", () => {
    const wrong = { kind: "siamese", name: "../x", training: { epochs: 0, batch: 7 } };
    expect(() => parseSiameseConfig(wrong, "a.json")).toThrow(/name: .*training\.epochs: .*training\.batch: /);
  });

  it.each(["text", null, []])("refuses %j, which is no object", (value) => {
    expect(() => parseSiameseConfig(value, "a.json")).toThrow(/a\.json: the configuration: /);
  });

  it("accepts every configuration that ships", () => {
    const files = readdirSync("experiments/configs");
    expect(files.length).toBeGreaterThan(0);
    for (const file of files) parseConfig(JSON.parse(readFileSync(`experiments/configs/${file}`, "utf8")), file);
  });
});

describe("setOption", () => {
  it("sets a value deep inside and leaves the rest and the original alone", () => {
    const before = { training: { batch: 8 } };
    expect(setOption(before, "training.epochs=5")).toEqual({ training: { batch: 8, epochs: 5 } });
    expect(before).toEqual({ training: { batch: 8 } });
  });

  it("reads JSON where it is JSON and text where it is not", () => {
    expect(setOption({}, "a=[1,2]")).toEqual({ a: [1, 2] });
    expect(setOption({}, "a=null")).toEqual({ a: null });
    expect(setOption({}, "a=coins/of mine=all")).toEqual({ a: "coins/of mine=all" });
  });

  it("says what it expects", () => {
    expect(() => setOption({}, "epochs")).toThrow(/expected key=value/);
  });
});
