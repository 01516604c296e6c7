import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";

const manifest = JSON.parse(readFileSync("package.json", "utf8")) as { version: string };

/** Runs `numislab --version` in a shell with a limit. */
const version = (limit: string) =>
  spawnSync(
    "bash",
    ["-c", `${limit}; exec "$@"`, "bash", process.execPath, "bin/numislab.cjs", "--version"],
    {
      encoding: "utf8",
      timeout: 300_000,
    },
  );

describe.skipIf(process.platform !== "linux")("the program", () => {
  it("says how many files it must be able to open, where it would hang", () => {
    const { status, stderr } = version("ulimit -n 24");
    expect(status).toBe(1);
    expect(stderr).toBe(
      "numislab cannot start: only 24 files may be open at once; raise the limit (ulimit -n 1024)\n",
    );
  });

  it("starts where there is no room for WebAssembly", () => {
    const { status, stdout, stderr } = version("ulimit -v 3000000");
    expect([status, stdout, stderr]).toEqual([0, `${manifest.version}\n`, ""]);
  });
});
