// Lets the compiled binding fail to load, as when TensorFlow was taken away under it.
const extensions = require("node:module")._extensions;
const load = extensions[".node"];
extensions[".node"] = (module, path) => {
  if (path.endsWith("tfjs_binding.node")) {
    require("node:fs").writeSync(2, "what the loader said\n");
    throw new Error("libtensorflow_cc.so.2: cannot open shared object file");
  }
  return load(module, path);
};
