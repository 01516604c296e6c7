import { existsSync, readdirSync, readFileSync } from "node:fs";
import { dirname, join, relative, sep } from "node:path";
import { describe, expect, it } from "vitest";

/** Stages of the work. A room uses rooms that stand before it, never those after it. */
const rooms = [
  "base",
  "slurm",
  "coins",
  "data",
  "simulator",
  "augment",
  "engine",
  "metrics",
  "models",
  "training",
  "matchers",
  "catalogue",
  "diestudy",
  "runs",
  "experiments",
  "report",
  "review",
  "workspace",
  "jobs",
  "api",
];

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
        rooms.includes(from) && rooms.includes(to) && rooms.indexOf(to) > rooms.indexOf(from);
      return upwards || relative(join("src", "lib", to), target) !== "index";
    });
    expect(wrong.map(({ file, path }) => `${file}: ${path}`)).toEqual([]);
  });

  it("name every room", () => {
    const folders = readdirSync(join("src", "lib"), { withFileTypes: true });
    expect(
      folders
        .filter((entry) => entry.isDirectory())
        .map(({ name }) => name)
        .sort(),
    ).toEqual([...rooms].sort());
  });

  it("go in no circle, types included", () => {
    const targets = new Map(files.map((file) => [file, [] as string[]]));
    for (const { file, target } of imports) targets.get(file)!.push(`${target}.ts`);
    const done = new Set<string>();
    const circles: string[] = [];
    const visit = (file: string, path: readonly string[]): void => {
      if (path.includes(file)) circles.push([...path.slice(path.indexOf(file)), file].join(" -> "));
      if (done.has(file) || path.includes(file)) return;
      for (const target of targets.get(file) ?? []) visit(target, [...path, file]);
      done.add(file);
    };
    for (const file of files) visit(file, []);
    expect(circles).toEqual([]);
  });

  it("lie beside at most some twenty other files in their folder", () => {
    // One metric a file, and the parts of the simulated design, are lists on purpose.
    const lists = [join("src", "lib", "metrics"), join("src", "lib", "simulator", "strikes")];
    const counts = new Map<string, number>();
    for (const file of files) counts.set(dirname(file), (counts.get(dirname(file)) ?? 0) + 1);
    expect([...counts].filter(([folder, n]) => n > 24 && !lists.includes(folder))).toEqual([]);
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
