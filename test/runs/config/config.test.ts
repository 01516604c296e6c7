import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { parseConfig, setOption } from "../../../src/lib/runs/config/config";
import { parseSiameseConfig } from "../../../src/lib/runs/config/siamese-config";

describe("parseSiameseConfig", () => {
  it("fills in every default", () => {
    const config = parseSiameseConfig({ kind: "siamese", name: "a" }, "a.json");
    expect(config.training).toMatchObject({ batch: 32, patience: 15 });
    expect(config.data).toMatchObject({
      folder: null,
      layout: "halves",
      simulated: { coins: 91, seed: 1 },
    });
    expect(parseSiameseConfig(config, "again")).toEqual(config);
  });

  it("refuses an unknown key and names the nearest known one, however deep", () => {
    expect(() =>
      parseSiameseConfig({ kind: "siamese", name: "a", trainign: {} }, "a.json"),
    ).toThrow(/a\.json: trainign is not a known key; did you mean training\?/);
    expect(() =>
      parseSiameseConfig({ kind: "siamese", name: "a", training: { epoch: 3 } }, "a.json"),
    ).toThrow(/training\.epoch is not a known key; did you mean training\.epochs\?/);
    expect(() =>
      parseSiameseConfig(
        { kind: "siamese", name: "a", data: { simulated: { coin: 9 } } },
        "a.json",
      ),
    ).toThrow(/did you mean data\.simulated\.coins\?/);
  });

  it("takes a loss by its kind, and one without a kind as contrastive", () => {
    const lossOf = (loss?: object) =>
      parseSiameseConfig({ kind: "siamese", name: "a", loss }, "a.json").loss;
    expect(lossOf()).toEqual({ kind: "contrastive", margin: 1 });
    expect(lossOf({ margin: 0.7 })).toEqual({ kind: "contrastive", margin: 0.7 });
    expect(lossOf({ kind: "supcon" })).toEqual({ kind: "supcon", temperature: 0.1 });
    expect(lossOf({ kind: "triplet", margin: "soft" })).toEqual({
      kind: "triplet",
      margin: "soft",
    });
    expect(() => lossOf({ kind: "supcon", temprature: 1 })).toThrow(
      /loss\.temprature is not a known key; did you mean loss\.temperature\? \(known: kind, temperature\)/,
    );
    expect(() => lossOf({ marign: 1 })).toThrow(/did you mean loss\.margin\?/);
    expect(() => lossOf({ kind: "cosine" })).toThrow(/loss\.kind: /);
  });

  it("takes unlabelled photographs where each stands for two strikes among its own", () => {
    const config = (own: object) => () =>
      parseSiameseConfig(
        {
          kind: "siamese",
          name: "a",
          data: { unlabelled: { folder: "coins" } },
          sampler: { kind: "m-per-die", hoards: "apart" },
          augment: { restrike: true },
          ...own,
        },
        "a.json",
      );
    expect(config({})).not.toThrow();
    expect(config({ augment: {} })).toThrow(/data\.unlabelled goes with/);
    expect(config({ sampler: { kind: "pairs" } })).toThrow(/data\.unlabelled goes with/);
    expect(config({ input: { flatten: false } })).toThrow(/augment\.restrike goes with/);
  });

  it("compares halves of a batch with maps and a loss of pairs only", () => {
    const config = (compare: string, kind: string) => () =>
      parseSiameseConfig(
        {
          kind: "siamese",
          name: "a",
          network: { compare, filters: [16, 32] },
          loss: { kind },
          training: { halves: true },
        },
        "a.json",
      );
    expect(config("map", "global")).not.toThrow();
    expect(config("map", "supcon")).toThrow(/training\.halves goes with/);
    expect(config("embedding", "global")).toThrow(/training\.halves goes with/);
  });

  it("refuses extra coins of the very dies that are tested", () => {
    const config =
      (extra: object, folder: string | null = null) =>
      () =>
        parseSiameseConfig({ kind: "siamese", name: "a", data: { folder, extra } }, "a.json");
    expect(config({ coins: 50, seed: 1 })).toThrow(
      /a\.json: data\.simulated\.seed is among those of data\.extra/,
    );
    expect(config({ coins: 50, seed: 0, hoards: 2 })).toThrow(/among those/);
    expect(config({ coins: 50, seed: 2 })).not.toThrow();
    expect(config({ coins: 50, seed: 1 }, "hoard")).not.toThrow();
    expect(config({ coins: 0, seed: 1 })).not.toThrow();
  });

  it("refuses maps that cannot be cut into whole blocks, and unrolled coins with them", () => {
    const config = (input: object, network: object) => () =>
      parseSiameseConfig(
        {
          kind: "siamese",
          name: "a",
          input,
          network: { compare: "map", filters: [4, 8], ...network },
        },
        "a.json",
      );
    expect(config({ size: 96 }, {})).not.toThrow();
    expect(config({ size: 100 }, {})).toThrow(
      /= 25 cells a side, which cannot be cut into blocks of 6/,
    );
    expect(config({ size: 96, polar: true }, {})).toThrow(/polar goes with embeddings only/);
  });

  it("refuses a size that cannot be unrolled whole", () => {
    const config = (size: number) => () =>
      parseSiameseConfig({ kind: "siamese", name: "a", input: { size, polar: true } }, "a.json");
    expect(config(90)).toThrow(/input\.size 90 .* a multiple of 8/);
    expect(config(96)).not.toThrow();
  });

  it("refuses an unknown key that --set made, at every depth, and one that JavaScript itself knows", () => {
    const set =
      (...assignments: string[]) =>
      () =>
        parseConfig(
          assignments.reduce(setOption, { kind: "siamese", name: "a" } as Record<string, unknown>),
          "a.json",
        );
    expect(set("epochs=3")).toThrow(/epochs is not a known key/);
    expect(set("data.extra.coin=3")).toThrow(
      /data\.extra\.coin is not a known key; did you mean data\.extra\.coins\?/,
    );
    expect(set("loss.kind=triplet", "loss.temperature=1")).toThrow(
      /loss\.temperature is not a known key; did you mean loss\..*\(known: kind, margin\)/,
    );
    expect(set("training.epochs.most=3")).toThrow(/training\.epochs: /);
    expect(set("__proto__.x=1")).toThrow(/__proto__/);
    expect(set("training.constructor=1")).toThrow(/training\.constructor is not a known key/);
  });

  it("tells what a setting means, its unit and default, where its value is wrong", () => {
    expect(() =>
      parseSiameseConfig({ kind: "siamese", name: "a", training: { batch: 7 } }, "a.json"),
    ).toThrow(/training\.batch: .*\(sides of coins a step; default 32\)/);
    expect(() =>
      parseSiameseConfig({ kind: "siamese", name: "a", augment: { rotation: "much" } }, "a.json"),
    ).toThrow(/augment\.rotation: .*\(degrees, either way; default 8\)/);
    expect(() =>
      parseSiameseConfig(
        { kind: "siamese", name: "a", loss: { kind: "triplet", margin: -1 } },
        "a.json",
      ),
    ).toThrow(/loss\.margin: .*default 0\.3\)/);
  });

  it("names every wrong value at once", () => {
    const wrong = { kind: "siamese", name: "../x", training: { epochs: 0, batch: 7 } };
    expect(() => parseSiameseConfig(wrong, "a.json")).toThrow(
      /name: .*training\.epochs: .*training\.batch: /,
    );
  });

  it.each(["text", null, []])("refuses %j, which is no object", (value) => {
    expect(() => parseSiameseConfig(value, "a.json")).toThrow(/a\.json: the configuration: /);
  });

  it("accepts every configuration that ships", () => {
    const files = readdirSync("experiments/configs");
    expect(files.length).toBeGreaterThan(0);
    for (const file of files)
      parseConfig(JSON.parse(readFileSync(`experiments/configs/${file}`, "utf8")), file);
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
