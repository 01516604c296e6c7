import { createHash } from "node:crypto";
import {
  copyFileSync,
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  truncateSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { isDeepStrictEqual } from "node:util";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { toPng } from "../../src/lib/coins/index";
import { SIDES } from "../../src/lib/data/index";
import { networkInputs, readInputs, type PhotographRead } from "../../src/lib/models/index";
import { drawCoins } from "../coins/pictures";
import { slow, some } from "../slow";

const dir = mkdtempSync(join(tmpdir(), "numislab inputs "));
const recipe = { size: 32, flatten: true };
const photographs = Array.from({ length: 14 }, (_, i) => ({
  file: join(dir, `${i}.png`),
  sides: SIDES,
}));
const empty = join(dir, "empty.png");
/** Each of them so often that threads are used. */
const often = <T>(items: readonly T[]): T[] => Array.from({ length: 8 }, () => items).flat();
let fresh: PhotographRead[];

/** Entries of a cache; outlines lie beside them. */
const inputsIn = (cache: string) => readdirSync(cache).filter((name) => name.endsWith(".input"));

beforeAll(async () => {
  for (const [i, { file }] of photographs.entries()) {
    writeFileSync(
      file,
      await toPng(
        drawCoins({
          width: 400,
          height: 200,
          coins: [
            [100, 100, 60 + i],
            [295, 100, 75 - i],
          ],
          turned: i,
        }),
      ),
    );
  }
  writeFileSync(empty, await toPng(drawCoins({ width: 400, height: 200, coins: [] })));
  fresh = await readInputs(photographs, "halves", recipe, { threads: 1 });
});
afterAll(() => rmSync(dir, { recursive: true }));

describe("readInputs", () => {
  it.skipIf(!slow)(
    "gives what networkInputs gives, with the fingerprint of each file",
    async () => {
      for (const [i, { file }] of photographs.entries()) {
        expect(fresh[i].inputs).toEqual(await networkInputs(file, "halves", SIDES, recipe));
        expect(fresh[i].sha256).toBe(createHash("sha256").update(readFileSync(file)).digest("hex"));
      }
      expect(new Set(fresh.map(({ inputs }) => inputs[0].picture.join())).size).toBe(
        photographs.length,
      );
    },
  );

  it("evens out the light as the recipe says, and keeps no picture for another recipe", async () => {
    const cache = join(dir, "cache of recipes");
    const pictureOf = async (own: object, from?: string) => {
      const [read] = await readInputs(
        photographs.slice(0, 1),
        "halves",
        { ...recipe, ...own },
        { cache: from },
      );
      return read.inputs[0].picture.join();
    };
    const narrow = { wide: 20, contrast: 30 };
    for (const own of [{}, narrow, { wide: 20 }, { contrast: 30 }])
      expect(await pictureOf(own, cache)).toBe(await pictureOf(own));
    expect(inputsIn(cache)).toHaveLength(4);
    expect(await pictureOf(narrow)).not.toBe(await pictureOf({}));
    expect(await pictureOf({ wide: 40, contrast: 60 }, cache)).toBe(await pictureOf({}));
    expect(inputsIn(cache)).toHaveLength(4);
  });

  it.each(some([[true], [false]], 1))(
    "gives the same to the bit in threads, fresh and kept, flattened: %s",
    async (flatten) => {
      const cache = join(dir, `cache ${flatten}`);
      const one = await readInputs(photographs, "halves", { size: 32, flatten }, { threads: 1 });
      const threads = await readInputs(
        often(photographs),
        "halves",
        { size: 32, flatten },
        { threads: 3, cache },
      );
      // Many pixels: the runner's own comparison takes a minute and more.
      expect(isDeepStrictEqual(threads, often(one))).toBe(true);
      expect(inputsIn(cache)).toHaveLength(photographs.length);
      expect(
        await readInputs(photographs, "halves", { size: 32, flatten }, { threads: 1, cache }),
      ).toEqual(one);
    },
  );

  it("finds a photograph again under another name, and keeps sizes, sides and recipes apart", async () => {
    const cache = join(dir, "cache names");
    const [first] = photographs;
    const moved = join(dir, "moved.png");
    copyFileSync(first.file, moved);
    const read = (file: string, sides = SIDES, size = 32, flatten = true) =>
      readInputs([{ file, sides }], "halves", { size, flatten }, { cache });
    expect((await read(first.file))[0]).toEqual((await read(moved))[0]);
    expect(inputsIn(cache)).toHaveLength(1);
    expect((await read(moved, ["reverse"]))[0].inputs).toEqual(fresh[0].inputs.slice(1));
    expect((await read(moved, SIDES, 24))[0].inputs[0].picture).toHaveLength(24 * 24);
    expect((await read(moved, SIDES, 32, false))[0].inputs[0].picture).not.toEqual(
      fresh[0].inputs[0].picture,
    );
    expect(inputsIn(cache)).toHaveLength(4);
  });

  it("makes damaged entries again", async () => {
    const cache = join(dir, "cache damaged");
    const read = () => readInputs(photographs.slice(0, 1), "halves", recipe, { cache });
    await read();
    const entry = join(cache, inputsIn(cache)[0]);
    const whole = statSync(entry).size;
    for (const spoil of [
      () => truncateSync(entry, whole - 5),
      () => truncateSync(entry, 3),
      () => writeFileSync(entry, Buffer.alloc(whole, 7)),
    ]) {
      spoil();
      expect(await read()).toEqual(fresh.slice(0, 1));
      expect(statSync(entry).size).toBe(whole);
    }
  });

  it("refuses what shows no coin, or is not there, and goes on; also in threads", async () => {
    const list = [
      { file: empty, sides: SIDES },
      { file: join(dir, "none.png"), sides: SIDES },
      ...often(photographs),
    ];
    for (const [threads, files] of [
      [1, list.slice(0, 2 + photographs.length)] as const,
      ...(slow ? [[2, list] as const] : []),
    ]) {
      const [nothing, missing, ...rest] = await readInputs(files, "halves", recipe, { threads });
      expect(nothing.refusal!.message).toContain(`${empty} (obverse) shows no coin`);
      expect(nothing.sha256).toMatch(/^[0-9a-f]{64}$/);
      expect(missing.refusal!.message).toMatch(/none\.png does not exist/);
      expect(missing.sha256).toBeNull();
      // Many pixels: the runner's own comparison takes a minute and more.
      expect(isDeepStrictEqual(rest, often(fresh).slice(0, rest.length))).toBe(true);
    }
  });

  it("only takes the fingerprint where no side is wanted", async () => {
    const [read] = await readInputs([{ file: empty, sides: [] }], "halves", recipe);
    expect(read).toEqual({
      sha256: createHash("sha256").update(readFileSync(empty)).digest("hex"),
      inputs: [],
      refusal: null,
    });
  });

  it("works where nothing can be kept, and says how far it is", async () => {
    const said: number[] = [];
    const cache = join(empty, "cache"); // below a file
    const read = await readInputs(photographs, "halves", recipe, {
      cache,
      threads: 1,
      onProgress: (done, total) => said.push(done / total),
    });
    expect(read).toEqual(fresh);
    expect(existsSync(cache)).toBe(false);
    expect(said).toEqual(photographs.map((_, i) => (i + 1) / photographs.length));
  });
});
