import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { writeWhole } from "../../base/index";

/**
 * The source of plotly.js without comments and white space, to be put into a page. Minified once
 * (half the size, some seconds) and kept in `.cache`.
 */
export async function plotlySource(root: string): Promise<string> {
  const { version } = JSON.parse(
    readFileSync(require.resolve("plotly.js-dist/package.json"), "utf8"),
  );
  const cached = join(root, ".cache", `plotly-${version}.min.js`);
  if (existsSync(cached)) return readFileSync(cached, "utf8");
  const { transform } = await import("esbuild");
  const source = readFileSync(require.resolve("plotly.js-dist/plotly.js"), "utf8");
  const { code } = await transform(source, {
    minify: true,
    legalComments: "inline",
    charset: "ascii",
  });
  await writeWhole(cached, code);
  return code;
}
