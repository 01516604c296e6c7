import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { classWarnings, loadClassFolder } from "../../../src/lib/data/folders/class-folder";

const root = mkdtempSync(join(tmpdir(), "numislab classes "));
afterAll(() => rmSync(root, { recursive: true }));

let folders = 0;
/** A folder with these empty files; a name that ends in a slash is an empty folder. */
function folder(names: string[]): string {
  const dir = join(root, String(folders++));
  for (const name of names) {
    mkdirSync(name.endsWith("/") ? join(dir, name) : dirname(join(dir, name)), { recursive: true });
    if (!name.endsWith("/")) writeFileSync(join(dir, name), "");
  }
  return dir;
}

describe("loadClassFolder", () => {
  it("takes the class from the name up to the first 0, in the folder or in images/", async () => {
    for (const inside of ["", "images/"]) {
      const dir = folder(
        [
          "Vaticano0 (1).jpg",
          "Atenas0 (100).jpg",
          "Atenas0 (78).JPG",
          "Atenas0 (9).png",
          ".hidden0 (1).jpg",
        ].map((f) => inside + f),
      );
      const { classes, photographs, warnings } = await loadClassFolder(dir);
      expect(classes).toEqual(["Atenas", "Vaticano"]);
      expect(photographs.map((p) => p.name)).toEqual([
        "Atenas0 (9).png",
        "Atenas0 (78).JPG",
        "Atenas0 (100).jpg",
        "Vaticano0 (1).jpg",
      ]);
      expect(photographs[0]).toEqual({
        file: join(dir, inside, "Atenas0 (9).png"),
        name: "Atenas0 (9).png",
        label: "Atenas",
      });
      expect(warnings).toEqual([]);
    }
  });

  it("takes the class from the folder, also where file names have a 0", async () => {
    const dir = folder(["2e/b10.jpg", "2e/b9.jpg", "10c/x0.jpg", "1c/x0.jpg"]);
    const { classes, photographs } = await loadClassFolder(dir);
    expect(classes).toEqual(["1c", "2e", "10c"]);
    expect(photographs.map((p) => [p.name, p.label])).toEqual([
      ["1c/x0.jpg", "1c"],
      ["2e/b9.jpg", "2e"],
      ["2e/b10.jpg", "2e"],
      ["10c/x0.jpg", "10c"],
    ]);
  });

  it("orders classes naturally, whatever follows the name", async () => {
    const { classes } = await loadClassFolder(
      folder(["Paris2015 0 (1).jpg", "Paris10 (1).jpg", "Paris0 (1).jpg"]),
    );
    expect(classes).toEqual(["Paris", "Paris1", "Paris2"]);
  });

  it("names what it leaves out", async () => {
    const named = await loadClassFolder(
      folder(["A0 (1).jpg", "coin.jpg", "0 (3).jpg", "notes.txt"]),
    );
    expect(named.photographs.map((p) => p.name)).toEqual(["A0 (1).jpg"]);
    expect(named.warnings).toEqual([
      expect.stringMatching(/no class in the name.*0 \(3\)\.jpg, coin\.jpg/),
      expect.stringMatching(/not photographs.*notes\.txt/),
    ]);
    const sorted = await loadClassFolder(folder(["A/1.jpg", "A/notes.txt", "B/", "README.md"]));
    expect(sorted.classes).toEqual(["A"]);
    expect(sorted.warnings).toEqual([
      expect.stringMatching(/^B\/ has no photographs/),
      expect.stringMatching(/A\/notes\.txt, README\.md/),
    ]);
  });

  it("refuses two layouts at once, naming files of both", async () => {
    await expect(loadClassFolder(folder(["A/1.jpg", "B0 (1).jpg"]))).rejects.toThrow(
      /mixes two layouts: B0 \(1\)\.jpg beside folders of photographs \(A\)/,
    );
  });

  it("says when there is no folder, or nothing labelled in it", async () => {
    await expect(loadClassFolder(join(root, "none"))).rejects.toThrow(/does not exist/);
    await expect(loadClassFolder(folder(["a.txt"]))).rejects.toThrow(/no labelled photographs/);
    await expect(loadClassFolder(folder(["a.jpg", "A/"]))).rejects.toThrow(
      /no labelled photographs/,
    );
  });
});

describe("class folders as people have them", () => {
  it("with nested train and test folders say where the classes lie", async () => {
    const dir = folder(["train/A/1.jpg", "train/B/1.jpg", "test/A/1.jpg", "notes/x.txt"]);
    await expect(loadClassFolder(dir)).rejects.toThrow(/a level deeper, in test, train: name one/);
  });

  it("with a name in two Unicode forms have one class, which is told of", async () => {
    const [one, other] = ["NFC", "NFD"].map((form) => "Österreich".normalize(form));
    const found = await loadClassFolder(folder([`${one}/1.jpg`, `${other}/1.jpg`, "Malta/1.jpg"]));
    expect(found.classes).toEqual(["Malta", one]);
    expect(new Set(found.photographs.map(({ name }) => name)).size).toBe(3);
    expect(classWarnings(found)).toEqual([
      expect.stringMatching(/class Malta has one photograph/),
      expect.stringMatching(/2 folders are called Österreich/),
    ]);
  });

  it("with a camera's names make no classes of them, and doubt a class that is a number", async () => {
    const names = ["IMG_2031.jpg", "DSC00417.jpg", "PXL_20240102.jpg", "20 cent 0 (2).jpg"];
    const { classes, warnings } = await loadClassFolder(folder([...names, "Atenas0 (1).jpg"]));
    expect(classes).toEqual(["2", "Atenas"]);
    expect(warnings).toEqual([
      expect.stringMatching(/named by a camera.*DSC00417\.jpg, IMG_2031\.jpg, PXL_20240102\.jpg/),
      expect.stringMatching(/class '2' is what stands before the first 0 of 20 cent 0 \(2\)\.jpg/),
    ]);
    await expect(loadClassFolder(folder(["IMG_2031.jpg"]))).rejects.toThrow(/no labelled/);
  });

  it("doubt a class that may end within a number, and each such class", async () => {
    const names = ["Paris2015 0 (1).jpg", "Mainz10 (2).jpg", "Atenas0 (1).jpg"];
    const { classes, warnings } = await loadClassFolder(folder(names));
    expect(classes).toEqual(["Atenas", "Mainz1", "Paris2"]);
    expect(warnings.sort()).toEqual([
      expect.stringMatching(/class 'Mainz1' .* of Mainz10 \(2\)\.jpg/),
      expect.stringMatching(/class 'Paris2' .* of Paris2015 0 \(1\)\.jpg/),
    ]);
  });
});
