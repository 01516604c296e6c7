import { createHash } from "node:crypto";
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import sharp from "sharp";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { random } from "../../../src/lib/base/random";
import { loadDieLinks } from "../../../src/lib/data/sheet/sheet-links";
import { fetchSheet, type FetchSheetOptions } from "../../../src/lib/data/sources/fetch-sheet";
import { begin, inTurn, serve, startServer, status } from "./server";

const root = mkdtempSync(join(tmpdir(), "numislab fetch sheet "));
afterAll(() => rmSync(root, { recursive: true }));

const picture = (background: string) =>
  sharp({ create: { width: 80, height: 80, channels: 3, background } });
let [red, blue] = [Buffer.alloc(0), Buffer.alloc(0)];
beforeAll(async () => {
  red = await picture("#a00").jpeg().toBuffer();
  blue = await picture("#00a").png().toBuffer();
});

let server: Awaited<ReturnType<typeof startServer>>;
let out: string;
let sheet: string;
beforeEach(async () => {
  server = await startServer();
  out = join(mkdtempSync(join(root, "case ")), "out");
  sheet = join(out, "..", "coins.csv");
});
afterEach(() => server.close());

/** Fetches for a sheet of these rows, without real waits; `@` is the server's address. */
function fetchRows(rows: string[], more: Partial<FetchSheetOptions> = {}) {
  writeFileSync(sheet, `${rows.join("\n")}\n`.replaceAll("@", server.base));
  return fetchSheet(sheet, {
    out,
    random: random(1),
    sleep: async () => {},
    limits: { interval: 0, perHost: 1, attempts: 2 },
    ...more,
  });
}
const images = () => readdirSync(join(out, "images")).sort();
const HEAD = "Coin,Image,Obverse die,Reverse die";

describe("fetchSheet", () => {
  it("names photographs by coin, with the sheet and a list beside, and requests them once", async () => {
    server.answers.set("x/7.jpg", serve(red));
    server.answers.set("x/12.jpg", serve(blue));
    const rows = [HEAD, "12/3,@x/7.jpg,O1,R1", "7,@x/12.jpg,O1,R2"];
    const first = await fetchRows(rows);
    expect(first.failed).toEqual([]);
    expect(images()).toEqual(["12_3.jpg", "7.png"]);
    expect(readFileSync(join(out, "coins.csv"))).toEqual(readFileSync(sheet));
    expect(JSON.parse(readFileSync(join(out, "fetched.json"), "utf8")).photographs[0]).toEqual({
      coin: "12/3",
      side: null,
      file: "images/12_3.jpg",
      address: `${server.base}x/7.jpg`,
      sha256: createHash("sha256").update(red).digest("hex"),
      bytes: red.length,
    });
    const second = await fetchRows(rows);
    expect([second.fetched.length, second.present.length, server.asked.length]).toEqual([0, 2, 2]);
  });

  it("makes a folder whose coins have their own photographs, whatever the addresses say", async () => {
    server.answers.set("7.jpg", serve(red));
    server.answers.set("12.jpg", serve(blue));
    await fetchRows([HEAD, "12,@7.jpg,O1,R1", "7,@12.jpg,O1,R2", "8,@none/7.jpg,O2,R2"]);
    const { coins, warnings } = await loadDieLinks(out);
    expect(coins.map(({ name, file }) => [name, file])).toEqual([
      ["12", join(out, "images", "12.jpg")],
      ["7", join(out, "images", "7.png")],
    ]);
    expect(warnings.join("\n")).toMatch(/1 photograph is named by a web address.*data fetch/);
    expect(warnings.join("\n")).toMatch(/row 4: coin '8' has no photograph/);
  });

  it("fetches one photograph a side where the sheet has one column a side", async () => {
    server.answers.set("a", serve(red));
    server.answers.set("b", serve(blue));
    const { warnings } = await fetchRows([
      "Coin,Obverse image,Reverse image,Obverse die,Reverse die",
      "1/a,@a,@b,O1,R1",
      "2,@a,,O1,R2",
    ]);
    expect(images()).toEqual(["1_a-obverse.jpg", "1_a-reverse.png", "2-obverse.jpg"]);
    expect(warnings).toContainEqual(expect.stringMatching(/!C3: coin '2' has no address/));
    const { coins } = await loadDieLinks(out, { layout: "single" });
    expect(coins.map(({ name, obverseDie }) => [name, obverseDie])).toEqual([
      ["1/a", "O1"],
      ["2", "O1"],
    ]);
  });

  it("asks a IIIF image service for the whole image, in the words of its version", async () => {
    const about = (version: number) =>
      serve(
        Buffer.from(
          JSON.stringify({
            "@context": `http://iiif.io/api/image/${version}/context.json`,
            width: 80,
            height: 80,
          }),
        ),
      );
    server.answers.set("iiif/a/info.json", about(3));
    server.answers.set("iiif/a/full/max/0/default.jpg", serve(red));
    server.answers.set("iiif/b", about(2));
    server.answers.set("iiif/b/full/full/0/default.jpg", serve(red));
    server.answers.set(
      "iiif/c/manifest",
      serve(Buffer.from('{"@context":"http://iiif.io/api/presentation/3/context.json"}')),
    );
    const { fetched, failed } = await fetchRows([
      "Coin,Image",
      "1,@iiif/a/info.json",
      "2,@iiif/b",
      "3,@iiif/c/manifest",
    ]);
    expect(fetched.map(({ coin }) => coin)).toEqual(["1", "2"]);
    expect(failed).toEqual([
      expect.objectContaining({ row: 4, column: "B", why: expect.stringMatching(/IIIF manifest/) }),
    ]);
  });

  it("names every address that fails with its cell and goes on with the rest", async () => {
    server.answers.set("page.jpg", serve(Buffer.from("<html>sign in</html>")));
    server.answers.set("cut.jpg", serve(red.subarray(0, 200)));
    server.answers.set("large.jpg", serve(Buffer.alloc(5000)));
    server.answers.set("chunks.jpg", (r) => r.write(Buffer.alloc(3000), () => r.end(red)));
    server.answers.set("ok.jpg", inTurn(status(503), begin(red, 50, "break"), serve(red)));
    const { fetched, failed } = await fetchRows(
      [
        "Coin,Image",
        "1,@page.jpg",
        "2,@cut.jpg",
        "3,@large.jpg",
        "4,@chunks.jpg",
        "5,@none.jpg",
        "6,ftp://example.org/a.jpg",
        "7,@ok.jpg; @ok.jpg?2",
        ",@ok.jpg",
        "8,@ok.jpg",
        "8,@page.jpg",
      ],
      { most: 2500, limits: { interval: 0, attempts: 3 } },
    );
    expect(fetched.map(({ coin }) => coin)).toEqual(["8"]);
    expect(failed.map(({ row, column, why }) => `${column}${row} ${why}`)).toEqual([
      expect.stringMatching(/^B2 .*web page/),
      expect.stringMatching(/^B3 .*damaged or cut short/),
      expect.stringMatching(/^B4 over the limit/),
      expect.stringMatching(/^B5 over the limit/),
      "B6 the server answers 404 Not Found",
      expect.stringMatching(/^B7 only addresses that begin with http/),
      expect.stringMatching(/^B8 the cell names 2 addresses/),
      "B9 no coin is named",
      expect.stringMatching(/^B11 coin '8' would have the file of coin '8' in .* row 10/),
    ]);
    expect(images()).toEqual(["8.jpg"]);
  });

  it("replaces a photograph whose address changed, and no file of the user's own", async () => {
    server.answers.set("a", serve(red));
    server.answers.set("b", serve(blue));
    await fetchRows(["Coin,Image", "1,@a", "2,@a"]);
    writeFileSync(join(out, "images", "2.jpg"), "retouched");
    writeFileSync(join(out, "images", "3.jpg"), "my own");
    const { failed, warnings } = await fetchRows(["Coin,Image", "1,@b", "2,@a", "3,@a"]);
    expect(images()).toEqual(["1.png", "2.jpg", "3.jpg"]);
    expect(readFileSync(join(out, "images", "2.jpg"), "utf8")).toBe("retouched");
    expect(readFileSync(join(out, "images", "3.jpg"), "utf8")).toBe("my own");
    expect(failed).toEqual([expect.objectContaining({ coin: "3" })]);
    expect(warnings).toEqual([
      expect.stringMatching(/coins\.csv is not the sheet that was given/),
      expect.stringMatching(/2\.jpg was changed since it was fetched/),
    ]);
  });

  it("refuses a sheet that names no photograph by address", async () => {
    await expect(fetchRows([HEAD, "1,1.jpg,O1,R1"])).rejects.toThrow(
      /names no photograph by a web address/,
    );
  });
});
