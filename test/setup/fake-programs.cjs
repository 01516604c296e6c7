// Stand-ins for npm, python3, pip, g++ and nvidia-smi: they do in milliseconds what set-up looks
// for afterwards, note that they were
// called, and misbehave when asked to: FAKE_HANG=name stops half-way for ever, FAKE_FAIL=name
// fails.
const fs = require("fs");
const path = require("path");

const { FAKE_LOG, FAKE_HANG, FAKE_FAIL, FAKE_SAYS = "broken" } = process.env;

/** Does the first half of the work, perhaps stays there, and does the rest. */
function work(name, half, rest) {
  fs.appendFileSync(FAKE_LOG, name + "\n");
  half();
  if (FAKE_HANG === name) {
    fs.writeFileSync(FAKE_LOG + ".hanging", String(process.pid));
    setInterval(() => {}, 1000);
  } else if (FAKE_FAIL === name) {
    console.error(FAKE_SAYS);
    process.exitCode = 1;
  } else rest();
}

const write = (file, text, mode) => {
  fs.mkdirSync(path.dirname(file), { recursive: true });
  fs.writeFileSync(file, text, { mode });
};
const program = (role, ...args) =>
  `#!${process.execPath}\nrequire(${JSON.stringify(__filename)}).${role}(${args.map((arg) => JSON.stringify(arg)).join(", ")});\n`;

/** `npm ci`: the folders that the lock file names, the first of them before the half-way stop. */
exports.npm = () => {
  const { packages } = JSON.parse(fs.readFileSync("package-lock.json", "utf8"));
  const install = ([folder, { version }]) => {
    write(path.join(folder, "package.json"), JSON.stringify({ version }));
    if (folder.endsWith("tfjs-node-gpu"))
      write(path.join(folder, "binding/tfjs_binding.cc"), "// source");
  };
  const [first, ...others] = Object.entries(packages).filter(([folder]) => folder !== "");
  fs.rmSync("node_modules", { recursive: true, force: true });
  write(process.env.npm_config_cache + "/package.tgz", "");
  work(
    "npm",
    () => install(first),
    () => others.forEach(install),
  );
};

/** python3, and with `venv` the python of an environment. */
exports.python = (minor, venv) => {
  const [, , ...args] = process.argv;
  const packages = (folder) => path.join(folder, "lib", `python3.${minor}`, "site-packages");
  if (args[0] === "-I") {
    console.log(
      args[2].includes("sysconfig")
        ? packages(venv)
        : JSON.stringify({ program: process.argv[1], major: 3, minor, complete: true }),
    );
  } else if (args[1] === "venv") {
    const made = path.join(args[2], "bin", "python");
    work(
      "venv",
      () => write(made, program("python", minor, args[2]), 0o755),
      () => write(path.join(packages(args[2]), "pip", "x"), ""),
    );
  } else if (args[1] === "pip") {
    const place = ([, pin, version]) =>
      path.join(packages(venv), `${pin.replace(/-/g, "_")}-${version}.dist-info`);
    const install = (pin) => {
      write(path.join(place(pin), "METADATA"), "");
      if (/^tensorflow(-cpu)?$/.test(pin[1]))
        for (const ending of ["so.2", "2.dylib"])
          write(path.join(packages(venv), `tensorflow/libtensorflow_cc.${ending}`), pin[1]);
    };
    const wheel = (folder, [pin]) => path.join(folder, `${pin}.whl`);
    const after = (option) => args[args.indexOf(option) + 1];
    const fromFile = args.includes("-r");
    const pins = [
      ...(fromFile ? fs.readFileSync(args.at(-1), "utf8") : args.at(-1)).matchAll(
        /^([\w-]+)==([\w.]+)/gm,
      ),
    ];
    const name = fromFile ? path.basename(args.at(-1), ".txt") : pins[0]?.[1];
    if (args[2] === "download") {
      return work(
        `download ${name}`,
        () => {},
        () => write(wheel(after("-d"), pins[0]), ""),
      );
    } else if (args[2] === "uninstall") {
      const names = args.slice(args.indexOf("-y") + 1);
      for (const entry of fs.readdirSync(packages(venv)))
        if (names.some((name) => entry.startsWith(`${name.replace(/-/g, "_")}-`)))
          fs.rmSync(path.join(packages(venv), entry), { recursive: true });
      fs.rmSync(path.join(packages(venv), "tensorflow"), { recursive: true, force: true });
      return fs.appendFileSync(FAKE_LOG, `uninstall ${names.join(" ")}\n`);
    }
    if (args.includes("--no-index") && !fs.existsSync(wheel(after("--find-links"), pins[0])))
      return void (process.exitCode = 1);
    const [first, ...others] = pins;
    if (pins.every((pin) => fs.existsSync(place(pin))) && !args.includes("--force-reinstall"))
      return console.log("Requirement already satisfied");
    if (FAKE_FAIL !== name) console.log("Installing collected packages");
    work(
      name,
      () => FAKE_FAIL !== name && install(first),
      () => others.forEach(install),
    );
  }
};

exports.compiler = () => {
  const output = process.argv[process.argv.indexOf("-o") + 1];
  const helper = process.argv.some((word) => word.endsWith("quiet.cc"));
  fs.writeFileSync(FAKE_LOG + ".arguments", process.argv.join(" "));
  work(
    helper ? "g++ quiet" : "g++",
    () => write(output, '{"TF_Ver'),
    () => write(output, '{"TF_Version":"2.21.0"}'),
  );
};

/** nvidia-smi, of the driver that it is told, or as it is where there is one but no GPU. */
exports.nvidia = (driver) => {
  if (driver !== "no GPU")
    return console.log(
      process.argv[2].includes("name") ? `NVIDIA H100 80GB HBM3, ${driver}` : driver,
    );
  console.log("NVIDIA-SMI has failed because it couldn't communicate with the NVIDIA driver.");
  process.exitCode = 9;
};

/** Puts these programs into a folder that a PATH can name. */
exports.install = (folder, { npm = true, python = 12, compiler = true, nvidia = false } = {}) => {
  if (npm) write(path.join(folder, "npm"), program("npm"), 0o755);
  if (python) write(path.join(folder, "python3"), program("python", python), 0o755);
  if (compiler) write(path.join(folder, "g++"), program("compiler"), 0o755);
  if (nvidia) write(path.join(folder, "nvidia-smi"), program("nvidia", nvidia), 0o755);
};

// Preloaded into Node by the tests: the fake compiler's output can be "loaded". The tests' own process,
// which takes `install` from here, goes on to load real ones.
if (FAKE_LOG)
  require.extensions[".node"] = (module, file) => {
    module.exports = JSON.parse(fs.readFileSync(file, "utf8"));
  };
