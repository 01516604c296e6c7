import { mkdirSync, mkdtempSync, readdirSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { slow } from "../slow";
import { ended } from "../ended";

let project: string;
beforeEach(() => {
  project = mkdtempSync(join(tmpdir(), "numislab types "));
  symlinkSync(join(__dirname, "../../node_modules"), join(project, "node_modules"));
  place("src/lib/index.ts", 'export * from "./coins/count";\n');
  place("src/lib/coins/count.ts", COUNT);
});
afterEach(() => rmSync(project, { recursive: true, force: true }));

const COUNT =
  "/** How many coins. */\nexport const count = (coins: readonly string[]): number => coins.length;\n";
function place(file: string, text: string): void {
  mkdirSync(dirname(join(project, file)), { recursive: true });
  writeFileSync(join(project, file), text);
}

type Step = string | { file: string; text: string };
async function cells(...steps: Step[]): Promise<{ well: boolean; said: string }[]> {
  const { stdout, stderr, status } = await ended(process.execPath, [
    join(__dirname, "use-library-types.cjs"),
    project,
    JSON.stringify(steps),
  ]);
  expect({ status, stderr }).toEqual({ status: 0, stderr: "" });
  return JSON.parse(stdout);
}
const IMPORT = 'import * as lib from "./src/lib/index";\n';

describe("the library in a notebook", () => {
  it.skipIf(!slow)(
    "runs, and its types are checked without its sources being compiled",
    async () => {
      expect(
        await cells(`${IMPORT}console.log(lib.count(["001", "002"]));`, "lib.count(3);"),
      ).toEqual([
        { well: true, said: "2\n" },
        {
          well: false,
          said: expect.stringMatching(/'number' is not assignable to .*'readonly string\[\]'/),
        },
      ]);
      expect(readdirSync(join(project, ".cache/declarations"))).toEqual([
        expect.stringMatching(/^[0-9a-f]{24}\.json$/),
      ]);
    },
  );

  it.skipIf(!slow)(
    "is reached from a file of one's own, and by the path of one of its files",
    async () => {
      place(
        "mine.ts",
        'import { count } from "./src/lib/index";\nexport const two = count(["1", "2"]);\n',
      );
      expect(
        await cells(
          'import { two } from "./mine";\nconsole.log(two);',
          'import { count } from "./src/lib/coins/count";\nconsole.log(count([]));',
        ),
      ).toEqual([
        { well: true, said: "2\n" },
        { well: true, said: "0\n" },
      ]);
    },
  );

  it.skipIf(!slow)(
    "takes up a source that was edited, with its types, in the next cell that imports it",
    async () => {
      const file = join(project, "src/lib/coins/count.ts");
      const importIt = 'import * as counting from "./src/lib/coins/count";\n';
      expect(
        await cells(
          `${importIt}console.log(counting.count(["001"]));`,
          { file, text: `${COUNT}export const none = (): string => "no coin";\n` },
          `${importIt}console.log(counting.none().length);`,
          `${importIt}counting.none(1);`,
        ),
      ).toMatchObject([
        { well: true, said: "1\n" },
        { well: true, said: "7\n" },
        { well: false, said: expect.stringContaining("Expected 0 arguments, but got 1") },
      ]);
    },
  );

  it.skipIf(!slow)("is compiled by the kernel where its declarations cannot be kept", async () => {
    place(".cache", "a file where the folder would be");
    const [cell] = await cells(`${IMPORT}console.log(lib.count(["001"]));`);
    expect(cell).toEqual({ well: true, said: "1\n" });
  });
});
