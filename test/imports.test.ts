import { existsSync, readdirSync, readFileSync } from "node:fs";
import { dirname, join, relative, sep } from "node:path";
import { describe, expect, it } from "vitest";

const rooms = [
  "report",
  "experiments",
  "review",
  "diestudy",
  "catalogue",
  "matching",
  "training",
  "models",
  "augment",
  "metrics",
  "data",
  "coins",
  "engine",
];
/** Used by every room, and using none. */
const support = ["threads", "slurm"];

const files = readdirSync("src", { recursive: true, encoding: "utf8" })
  .filter((file) => file.endsWith(".ts"))
  .map((file) => join("src", file));
const imports = files.flatMap((file) =>
  [...readFileSync(file, "utf8").matchAll(/(?:from|import\(|require\() ?"(\.[^"]*)"/g)].map(
    ([, path]) => ({ file, path, target: join(dirname(file), path) }),
  ),
);
const roomOf = (file: string) => /^src\/lib\/([^/]+)\//.exec(file.split(sep).join("/"))?.[1];

describe("imports in src", () => {
  it("name files, never folders: the notebook kernel's compiler finds no index by itself", () => {
    expect(imports.length).toBeGreaterThan(100);
    expect(
      imports
        .filter(({ target }) => !existsSync(`${target}.ts`) && !existsSync(target))
        .map(({ file, path }) => `${file}: ${path}`),
    ).toEqual([]);
    expect(
      imports
        .filter(({ target }) => existsSync(join(target, "index.ts")))
        .map(({ file, path }) => `${file}: ${path}`),
    ).toEqual([]);
  });

  it("reach into another room through its index only, and downwards", () => {
    const wrong = imports.filter(({ file, target }) => {
      const [from, to] = [roomOf(file), roomOf(`${target}.ts`)];
      if (from === undefined || to === undefined || from === to) return false;
      const upwards =
        rooms.includes(from) && rooms.includes(to) && rooms.indexOf(to) < rooms.indexOf(from);
      return upwards || relative(join("src", "lib", to), target) !== "index";
    });
    expect(wrong.map(({ file, path }) => `${file}: ${path}`)).toEqual([]);
  });

  it("never reach from a supporting room into another room", () => {
    const wrong = imports.filter(
      ({ file, target }) =>
        support.includes(roomOf(file)!) &&
        ![undefined, roomOf(file)].includes(roomOf(`${target}.ts`)),
    );
    expect(wrong.map(({ file, path }) => `${file}: ${path}`)).toEqual([]);
  });

  it("never reach up to the command line", () => {
    const ofCommands = (path: string) =>
      path.startsWith(join("src", "c")) && !path.startsWith(join("src", "lib"));
    expect(
      imports
        .filter(({ file, target }) => file.startsWith(join("src", "lib")) && ofCommands(target))
        .map(({ file }) => file),
    ).toEqual([]);
  });
});
