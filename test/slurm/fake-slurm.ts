import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { delimiter, join } from "node:path";

const PROGRAMS = {
  scontrol:
    'echo "ClusterName             = near"; echo "MaxArraySize            = $(cat most 2>/dev/null || echo 1001)"',
  squeue: "[ -f deaf ] && { cat deaf >&2; exit 1; }; cat queue 2>/dev/null; true",
  scancel: 'echo "$*" >> cancelled',
  sbatch: `
    for word in "$@"; do case $word in --job-name=*) name=\${word#*=};; --array=*) array=\${word#*=};; --output=*) out=\${word#*=};; --chdir=*) dir=\${word#*=};; esac; done
    [ -f refuse ] && { cat refuse >&2; exit 1; }
    echo "$array" >> arrays
    last=\${array#0-}; last=\${last%%%*}
    for i in $(seq 0 "$last"); do
      if (cd "$dir" && SLURM_ARRAY_TASK_ID=$i bash "\${@: -1}") > "\${out//%a/$i}" 2>&1; then state=COMPLETED; else state=FAILED; fi
      [ -f state ] && state=$(cat state)
      echo "7|$i|$state|None|$name" >> queue
    done
    [ -f slow ] && { cat slow >&2; exit 1; }
    true`,
};

/**
 * Stand-ins for Slurm's programs: sbatch does the work there and then. What it shall do otherwise,
 * tests put into its files.
 */
export function fakeSlurm() {
  const folder = mkdtempSync(join(tmpdir(), "numislab slurm "));
  for (const [name, text] of Object.entries(PROGRAMS)) {
    writeFileSync(join(folder, name), `#!/bin/bash\ncd ${JSON.stringify(folder)}\n${text}\n`);
    chmodSync(join(folder, name), 0o755);
  }
  const path = process.env.PATH;
  process.env.PATH = `${folder}${delimiter}${path}`;
  mkdirSync(join(folder, "work"));
  return {
    /** For the work. */
    folder: join(folder, "work"),
    set: (file: "most" | "deaf" | "refuse" | "state" | "slow" | "queue", text: string) =>
      writeFileSync(join(folder, file), text),
    clear: (file: string) => rmSync(join(folder, file)),
    lines: (file: "arrays" | "cancelled") =>
      existsSync(join(folder, file))
        ? readFileSync(join(folder, file), "utf8").trim().split("\n")
        : [],
    remove() {
      process.env.PATH = path;
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
