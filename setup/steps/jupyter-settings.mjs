import { join } from "node:path";
import { readJson, writeWhole } from "../files.mjs";
import { project } from "../project.mjs";

/**
 * Defaults of this project's JupyterLab. What the user changes in Lab is kept in .jupyter and goes
 * before them.
 */
const files = {
  "etc/jupyter/jupyter_server_config.json": {
    MultiKernelManager: { default_kernel_name: "tslab" },
  },
  "etc/jupyter/jupyter_lab_config.json": {
    LabApp: {
      news_url: null,
      check_for_updates_class: "jupyterlab.NeverCheckForUpdate",
      extension_manager: "readonly",
    },
  },
  "share/jupyter/lab/settings/overrides.json": {
    "@jupyterlab/apputils-extension:notification": { fetchNews: "false", checkForUpdates: false },
  },
};

export const jupyterSettings = {
  name: "jupyter-settings",
  title: "JupyterLab's settings",
  needs: ["jupyter"],
  inputs: ({ venv }) => [venv, files],
  intact: () =>
    Object.entries(files).every(
      ([name, content]) =>
        JSON.stringify(readJson(join(project.venv, name))) === JSON.stringify(content),
    ),
  async work() {
    for (const [name, content] of Object.entries(files))
      writeWhole(join(project.venv, name), JSON.stringify(content, null, 2) + "\n");
    return { detail: "no news, no update checks" };
  },
};
