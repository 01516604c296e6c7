// What a notebook's cell says of an error: the sentence for an error of numislab, and of another one
// its stack without the frames of the kernel and of Node.

const KERNEL_FRAME =
  /^\s+at .*(?:node:internal|[\\/]node_modules[\\/](?:tslab|tsx|@tslab)[\\/]|node:vm)/;

/** What leads further where a package of the browser or of Python's habits is tried. */
const HINTS = [
  {
    matches: ({ message, stack = "" }) =>
      /\b(?:self|window|document) is not defined/.test(message) && /plotly/i.test(stack),
    hint: 'Plotly draws in the browser: describe a figure with numislab.plot(table, { x: "epoch", y: "loss" }), or numislab.show.figure({ data, layout }).',
  },
  {
    matches: ({ message }) => /not supported in node/i.test(message),
    hint: 'Draw a table with numislab.plot(table, { x: "epoch", y: ["loss"] }).',
  },
];

/** An error as the lines to print. */
function errorText(error) {
  if (!(error instanceof Error) && typeof error?.message !== "string") return error;
  if (error.name === "NumislabError") return error.message;
  if (error.message === "Interrupted asynchronously") return "Interrupted.";
  const stack = String(error.stack ?? error.message)
    .split("\n")
    .filter((line) => !KERNEL_FRAME.test(line));
  const known = HINTS.find(({ matches }) => matches(error));
  return [...stack, ...(known ? [known.hint] : [])].join("\n");
}

/**
 * The arguments of the kernel's console.error, changed: an error by its text, and a message of the
 * compiler with the line of the cell that it is about.
 *
 * @param source of the cell
 */
function cellError(args, source) {
  if (args.length === 1) return [errorText(args[0])];
  const [format, file, line, column, message] = args;
  if (format !== "%s%d:%d - %s" || file !== "") return args;
  const text = source.split("\n")[line - 1];
  if (text === undefined) return args;
  return [`${line}:${column} - ${message}\n  ${text}\n  ${" ".repeat(column - 1)}^`];
}

module.exports = { cellError, errorText };
