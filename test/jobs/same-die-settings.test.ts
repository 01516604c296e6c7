import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { sameDieSettings } from "../../src/lib/jobs/same-die-settings";
import { parseSiameseConfig } from "../../src/lib/runs/index";

const parsed = (value: unknown) => parseSiameseConfig(value, "here");

describe("the two networks of the main job", () => {
  it.each([true, false])(
    "are complete configurations on the same coins and folds (quick: %s)",
    (quick) => {
      for (const folder of [null, "coins"]) {
        const { settings, baseline } = sameDieSettings({ name: "coins", folder, quick });
        const [map, embedding] = [parsed(settings), parsed(baseline)];
        expect([map.network.compare, embedding.network.compare]).toEqual(["map", "embedding"]);
        const folds = ({ crossValidate: _, ...split }: typeof map.split) => split;
        expect(folds(embedding.split)).toEqual(folds(map.split));
        expect(embedding.split.crossValidate).toBe(true);
        expect(map.split.crossValidate).toBe(quick || folder !== null);
        expect([map.data.folder, embedding.data.folder]).toEqual([folder, folder]);
        expect(embedding.data.simulated).toEqual(map.data.simulated);
        expect(embedding.loss.kind).toBe("contrastive");
        expect(map.name).not.toBe(embedding.name);
      }
    },
  );

  it("have in notebook 04 the settings that the configuration has", () => {
    const { cells } = JSON.parse(readFileSync("notebooks/04-siamese-training.ipynb", "utf8"));
    const source: string = cells
      .find(({ id }: { id: string }) => id === "settings")
      .source.join("");
    const literal = /siameseConfig\(\s*(\{[^]*?)\.\.\.settings,\s*\}/.exec(source)![1];
    const settings = new Function(`return ${literal}}`)();
    const file = JSON.parse(readFileSync("experiments/configs/siamese-map.json", "utf8"));
    expect(parsed(settings)).toEqual(parsed(file));
  });
});
