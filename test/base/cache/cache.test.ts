import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import {
  decodeEntry,
  encodeEntry,
  packBits,
  readThrough,
  unpackBits,
} from "../../../src/lib/base/index";

const dir = mkdtempSync(join(tmpdir(), "numislab cache "));
afterAll(() => rmSync(dir, { recursive: true, force: true }));

describe("an entry of a cache", () => {
  const planes = [Uint8Array.of(1, 2, 3), Uint8Array.of(4, 5)];
  const bytes = encodeEntry({ name: "Stück" }, planes);

  it("gives its header and planes back", () => {
    const { header, length, take } = decodeEntry<{ name: string }>(bytes)!;
    expect([header.name, length]).toEqual(["Stück", 5]);
    expect([[...take(3)], [...take(2)]]).toEqual([
      [1, 2, 3],
      [4, 5],
    ]);
  });

  it("is none once a byte is wrong or missing", () => {
    const wrong = Buffer.from(bytes);
    wrong[wrong.length - 1] ^= 1;
    expect([wrong, bytes.subarray(0, -1), Buffer.alloc(0)].map(decodeEntry)).toEqual([
      null,
      null,
      null,
    ]);
  });
});

it("bits give a mask back whose length is no multiple of 8", () => {
  const mask = Uint8Array.of(1, 0, 0, 1, 1, 0, 1, 0, 0, 1, 1);
  expect(packBits(mask)).toHaveLength(2);
  expect(unpackBits(packBits(mask), new Uint8Array(11))).toEqual(mask);
});

describe("readThrough", () => {
  const codec = {
    decode: (bytes: Buffer) => JSON.parse(bytes.toString()) as { value: number },
    encode: JSON.stringify,
  };
  let made = 0;
  const read = (file: string | null) =>
    readThrough(file, codec, async () => ({ value: ++made })).then(({ value }) => value);

  it("makes a value once and reads it afterwards", async () => {
    const file = join(dir, "new folder", "a");
    expect([await read(file), await read(file)]).toEqual([1, 1]);
  });

  it("makes a damaged value again", async () => {
    const file = join(dir, "b");
    writeFileSync(file, "no JSON");
    expect(await read(file)).toBe(2);
    expect(readFileSync(file, "utf8")).toBe('{"value":2}');
  });

  it("makes the value each time without a file, and where none can be written", async () => {
    const blocked = join(dir, "b", "in a file");
    expect([await read(null), await read(blocked), await read(blocked)]).toEqual([3, 4, 5]);
    expect(existsSync(blocked)).toBe(false);
  });
});
