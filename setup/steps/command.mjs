import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { writeWhole } from "../files.mjs";
import { project } from "../project.mjs";

/**
 * `npx numislab`: npx runs what it finds in node_modules/.bin as it is, and puts a project's own
 * `bin` into a cache first.
 */
const files = {
  numislab: '#!/usr/bin/env node\nrequire("../../bin/numislab.cjs");\n',
  ...(process.platform === "win32" && {
    "numislab.cmd": '@node "%~dp0\\..\\..\\bin\\numislab.cjs" %*\r\n',
  }),
};
const place = (name) => join(project.nodeModules, ".bin", name);

export const command = {
  name: "command",
  title: "Command",
  required: true,
  needs: ["npm-packages"],
  inputs: () => files,
  intact: () =>
    Object.entries(files).every(
      ([name, text]) => existsSync(place(name)) && readFileSync(place(name), "utf8") === text,
    ),
  async work() {
    for (const [name, text] of Object.entries(files)) writeWhole(place(name), text, 0o755);
    return { detail: "npx numislab" };
  },
};
