import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { looseName, matchNames } from "../../../src/lib/data/sheet/match-names";

const match = (coins: string[], files: string[]) =>
  matchNames(
    coins.map((coin) => ({ coin })),
    files,
    (f) => f,
  );
const pairs = (coins: string[], files: string[]) =>
  match(coins, files).matched.map(({ coin, file }) => [coins[coin], file]);

describe("matchNames", () => {
  it("matches a coin however its name is written", () => {
    for (const name of [
      "1",
      "001",
      "001.jpg",
      "1.JPG",
      "photos/001.jpg",
      "photos\\001.jpg",
      "01",
    ]) {
      expect(
        pairs([name], ["/data/images/001.jpg", "/data/images/002.jpg", "/data/images/011.jpg"]),
      ).toEqual([[name, "/data/images/001.jpg"]]);
    }
    expect(pairs(["Coin_7"], ["coin_007.png"])).toEqual([["Coin_7", "coin_007.png"]]);
    // macOS takes letters apart
    expect(pairs(["Köln"], ["Ko\u0308ln.jpg"])).toEqual([["Köln", "Ko\u0308ln.jpg"]]);
  });

  it("keeps points in names that are no extension", () => {
    expect(pairs(["RIC 12.3"], ["RIC 12.3.jpg", "RIC 12.jpg"])).toEqual([
      ["RIC 12.3", "RIC 12.3.jpg"],
    ]);
  });

  it("prefers the strict match", () => {
    expect(pairs(["1", "01"], ["1.jpg", "01.jpg"])).toEqual([
      ["1", "1.jpg"],
      ["01", "01.jpg"],
    ]);
  });

  it("leaves out a catalogue's marks, unless a coin without them has the photograph", () => {
    expect(pairs(["1*", "2", "3 †"], ["1.jpg", "2.jpg", "3.jpg"])).toEqual([
      ["1*", "1.jpg"],
      ["2", "2.jpg"],
      ["3 †", "3.jpg"],
    ]);
    expect(pairs(["1", "1*"], ["1.jpg"])).toEqual([["1", "1.jpg"]]);
  });

  it("matches names of which one list leaves out the beginning, and says so", () => {
    const { matched, warning } = match(
      ["1944.100.9", "1944.100.10"],
      ["ANS 1944.100.9.jpg", "ANS 1944.100.10.jpg", "notes.jpg"],
    );
    expect(matched).toEqual([]); // notes.jpg does not begin so
    expect(warning).toBeUndefined();
    const all = match(["1", "2", "10"], ["Kat. 1.jpg", "Kat. 2.jpg", "Kat. 10.jpg"]);
    expect(all.matched).toHaveLength(3);
    expect(all.warning).toMatch(
      /photographs begin with 'kat\.'.*coin '1' has photograph 'kat\. 1'/,
    );
  });

  it("takes no numbers of a camera, of other series or of a part for those of coins", () => {
    expect(pairs(["1", "2"], ["IMG_0001.jpg", "IMG_0002.jpg"])).toEqual([]);
    expect(pairs(["A 1", "A 2"], ["B 1.jpg", "B 2.jpg"])).toEqual([]);
    expect(pairs(["1", "2", "3"], ["Kat. 2.jpg", "Kat. 3.jpg", "Kat. 4.jpg"])).toEqual([]);
  });

  it("goes by the image where the sheet names one", () => {
    expect(
      matchNames([{ coin: "A", image: "x.jpg" }], ["A.jpg", "x.jpg"], (f) => f).matched[0].file,
    ).toBe("x.jpg");
  });

  it("names coins without a photograph, files without a coin", () => {
    const { missing, unused } = match(["1", "3"], ["1.jpg", "2.jpg"]);
    expect(missing).toEqual([{ coin: 1, message: "coin '3' has no photograph" }]);
    expect(unused).toEqual(["2.jpg"]);
  });

  it("matches nothing where two files are as good, or two coins want one file", () => {
    const files = match(["1"], ["01.jpg", "001.jpg"]);
    expect([files.matched.length, files.missing[0].message]).toEqual([
      0,
      "coin '1' could be any of 01.jpg, 001.jpg: give the exact file name",
    ]);
    const coins = match(["01", "0001"], ["001.jpg"]);
    expect(coins.matched.length).toBe(0);
    expect(coins.missing.map((m) => m.message)).toEqual([
      expect.stringMatching(/'01'.*001\.jpg.*'0001'/),
      expect.stringMatching(/'0001'.*'01'/),
    ]);
  });

  it("matches every number to its file, in any order and padding", () => {
    fc.assert(
      fc.property(
        fc.uniqueArray(fc.nat(5000), { minLength: 1, maxLength: 40 }),
        fc.nat(6),
        fc.nat(6),
        fc.boolean(),
        (numbers, a, b, upper) => {
          const files = [...numbers]
            .reverse()
            .map((n) => `some folder/${String(n).padStart(a, "0")}.${upper ? "JPG" : "jpg"}`);
          const { matched, missing, unused } = match(
            numbers.map((n) => String(n).padStart(b, "0")),
            files,
          );
          expect(missing).toEqual([]);
          expect(unused).toEqual([]);
          for (const { coin, file } of matched)
            expect(Number(/(\d+)\.jpg/i.exec(file)![1])).toBe(numbers[coin]);
        },
      ),
    );
  });

  it("never gives one file to two coins, and accounts for every coin", () => {
    const name = fc.stringMatching(/^[0aA1]{1,3}(\.jpg)?$/);
    fc.assert(
      fc.property(
        fc.array(name, { maxLength: 8 }),
        fc.uniqueArray(name, { maxLength: 8 }),
        (coins, files) => {
          const { matched, missing } = match(coins, files);
          expect(new Set(matched.map((m) => m.file)).size).toBe(matched.length);
          expect(matched.length + missing.length).toBe(coins.length);
          for (const m of matched) expect(looseName(m.file)).toBe(looseName(coins[m.coin]));
        },
      ),
    );
  });
});
