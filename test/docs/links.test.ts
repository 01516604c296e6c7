import { existsSync } from "node:fs";
import { dirname, join } from "node:path";
import { describe, expect, it } from "vitest";
import { anchorsOf, linksOf, markdownFiles, proseOf } from "./markdown";

const files = markdownFiles();
const links = files.flatMap((file) =>
  linksOf(proseOf(file))
    .filter((address) => !/^[a-z]+:/.test(address))
    .map((address) => ({ file, address })),
);

/** What is wrong with a link within the project; null for nothing. */
function fault(file: string, address: string): string | null {
  const [path, anchor] = address.split("#");
  const target = path === "" ? file : join(dirname(file), path);
  if (!existsSync(target)) return "no such file";
  if (anchor === undefined) return null;
  return anchorsOf(proseOf(target)).includes(anchor) ? null : "no such heading";
}

describe("links in the documentation", () => {
  it("are found in every place that holds pages", () => {
    for (const start of ["README", "CONTRIBUTING", "docs/guide", "docs/method", "models"])
      expect(files.some((file) => file.startsWith(start))).toBe(true);
    expect(links.length).toBeGreaterThan(100);
  });

  it("lead to files and headings that are there", () => {
    expect(
      links.flatMap(({ file, address }) => {
        const wrong = fault(file, address);
        return wrong ? [`${file}: ${address}: ${wrong}`] : [];
      }),
    ).toEqual([]);
  });

  it("stand one or two in a cell of the README's tables, which are short", () => {
    const rows = proseOf("README.md").match(/^\|.*\|$/gm)!;
    const cells = rows.flatMap((row) => row.split("|").map((cell) => cell.trim()));
    expect(cells.filter((cell) => cell.length > 120 || linksOf(cell).length > 2)).toEqual([]);
  });

  it("reach every page of docs from docs/README.md", () => {
    const pages = files.filter((file) => file.startsWith("docs") && file !== "docs/README.md");
    const listed = linksOf(proseOf("docs/README.md")).map((address) => join("docs", address));
    expect(pages.filter((page) => !listed.includes(page))).toEqual([]);
  });
});
