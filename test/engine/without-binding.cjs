// Hides the compiled binding, as if set-up had not built it.
const fs = require("node:fs");
const { existsSync } = fs;
fs.existsSync = (path) => !String(path).endsWith("tfjs_binding.node") && existsSync(path);
