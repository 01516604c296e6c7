/** What native/quiet.cc exports. */
interface Descriptor2 {
  setAside(): boolean;
  putBack(): string;
}

/** Lines of the library that tell of nothing wrong; an error, or anything unknown, is shown. */
const HARMLESS_LINES =
  /^(WARNING: All log messages before absl::InitializeLog|[IW]\d{4} |[\d-]+ [\d:.]+: [IW] |To enable the following instructions: |$)/;

/**
 * Loads TensorFlow's library without its start-up chatter. Errors it prints are still shown, and
 * everything is when loading fails.
 *
 * @param helper path of the compiled native/quiet.cc
 * @param load loads the library, synchronously: nothing else may write to descriptor 2 meanwhile
 */
export function quietly(helper: string, load: () => void): void {
  // The level is read when the library loads, and later lines ("allocation exceeds 10 % of memory")
  // obey it too.
  process.env.TF_CPP_MIN_LOG_LEVEL ??= "2";
  const stderr = require(helper) as Descriptor2;
  const aside = stderr.setAside();
  let done = false;
  try {
    load();
    done = true;
  } finally {
    const said = aside ? stderr.putBack() : "";
    const rest = done
      ? said
          .split("\n")
          .filter((line) => !HARMLESS_LINES.test(line))
          .join("\n")
      : said;
    if (rest) process.stderr.write(rest.endsWith("\n") ? rest : rest + "\n");
  }
}
