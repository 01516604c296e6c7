import { execFile } from "node:child_process";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { promisify } from "node:util";
import { describe, expect, it } from "vitest";
import { slow } from "../slow";

const folder = join("docs", "gallery");
const scripts = readdirSync(folder).filter((name) => /^\d\d-.*\.ts$/.test(name));
const page = readFileSync(join(folder, "README.md"), "utf8");
const squeezed = (text: string) => text.replace(/\s+/g, "");

describe("the gallery", () => {
  it.each(scripts)("shows %s as it is", (name) => {
    const text = readFileSync(join(folder, name), "utf8");
    const [, title] = /^\/\*\* (.*?)\.? \*\//.exec(text)!;
    const [, body] = /export default (?:async )?function \(\) \{\n([^]*)\n\}\s*$/.exec(text)!;
    expect(page).toContain(`## ${title}\n`);
    expect(squeezed(page)).toContain(squeezed(body));
  });

  it("has every picture that it shows", () => {
    const shown = [...page.matchAll(/\]\((pictures\/[^)]+)\)/g)].map(([, file]) => file);
    expect(shown.length).toBeGreaterThan(5);
    expect(shown.filter((file) => !existsSync(join(folder, file)))).toEqual([]);
    expect(
      readdirSync(join(folder, "pictures"))
        .map((file) => `pictures/${file}`)
        .sort(),
    ).toEqual(shown.sort());
  });

  it.skipIf(!slow)("has scripts that run and show something", async () => {
    const { stdout } = await promisify(execFile)(process.execPath, [
      join(folder, "make.cjs"),
      "--check",
    ]);
    expect(stdout.match(/^\d\d-.*\.ts$/gm)).toEqual(scripts);
  });
});
