import { describe, expect, it } from "vitest";
import { parseConfig } from "../../../src/lib/runs/config/config";
import { flatConfig } from "../../../src/lib/runs/registry/flat-config";
import { settingRows, settingsPage } from "../../../src/lib/runs/config/settings-table";

describe("docs/guide/configuration.md", () => {
  it("is what the schemas say (-u writes it again)", async () => {
    await expect(settingsPage()).toMatchFileSnapshot("../../../docs/guide/configuration.md");
  });

  it.each(["siamese", "classifier"])(
    "has every setting of a %s configuration, with its default and a meaning",
    (kind) => {
      const defaults = flatConfig(parseConfig({ kind, name: "x" }, "here"));
      const rows = settingRows()[kind];
      for (const [key, value] of Object.entries(defaults)) {
        const row = rows.find((row) => row.key === key);
        expect(row, key).toBeDefined();
        if (key !== "name") expect(row!.default, key).toBe(JSON.stringify(value));
      }
      expect(rows.filter(({ meaning }) => meaning === "").map(({ key }) => key)).toEqual([]);
    },
  );
});
