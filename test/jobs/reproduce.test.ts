import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { simulateEuro } from "../../src/lib/simulator/index";
import { parseSiameseConfig } from "../../src/lib/runs/index";
import { nameOf, questionOf } from "../../src/lib/jobs/reproduce";

describe("the main job's experiment", () => {
  it.each([
    [undefined, "quick", "siamese-simulated-quick"],
    ["/coins/hoard", "full", "siamese-hoard"],
    ["/coins/Münzen aus Köln (2)", "full", "siamese-M-nzen-aus-K-ln-2-"],
    ["/", "quick", "siamese--quick"],
  ] as const)(
    "is named after the folder %j, with nothing that a folder name cannot hold",
    (data, scale, name) => {
      expect(nameOf("siamese", data, scale)).toBe(name);
      expect(parseSiameseConfig({ kind: "siamese", name }, "here").name).toBe(name);
    },
  );
});

describe("the question that photographs can answer", () => {
  const dir = mkdtempSync(join(tmpdir(), "numislab question "));
  afterAll(() => rmSync(dir, { recursive: true, force: true }));
  const put = (name: string, file: string) => {
    mkdirSync(join(dir, name, "images"), { recursive: true });
    writeFileSync(join(dir, name, "images", file), "");
  };

  it("is the die where a sheet of die links lies beside them", async () => {
    put("coins", "1.jpg");
    writeFileSync(join(dir, "coins", "die-links.csv"), "1,O1,R1\n");
    expect(await questionOf(join(dir, "coins"))).toBe("siamese");
  });

  it("is the coin where they are sorted into classes", async () => {
    put("classes", "Francia0 (1).jpg");
    expect(await questionOf(join(dir, "classes"))).toBe("classifier");
  });

  it("is the coin, too, where the simulator's list of photographs lies beside them", async () => {
    await simulateEuro(join(dir, "euros"), { photographs: 4, seed: 1 });
    expect(await questionOf(join(dir, "euros"))).toBe("classifier");
  });

  it("is neither where there is no sheet and no class, and both reasons are given", async () => {
    put("others", "picture.jpg");
    await expect(questionOf(join(dir, "others"))).rejects.toThrow(
      /neither coins with a sheet of die links \(.+\) nor a class folder \(.+no labelled photographs/,
    );
  });
});
