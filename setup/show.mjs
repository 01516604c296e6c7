// What the user sees: one line a step, and on a terminal a line that lives while the step runs.
const terminal = process.stderr.isTTY === true;
let live = null;

const columns = () => (process.stderr.columns || 80) - 1;
const clear = () => terminal && process.stderr.write("\r\x1b[K");

/** Prints a line, keeping the live one below it. */
export function say(line) {
  clear();
  process.stderr.write(line + "\n");
  live?.draw();
}

/**
 * Starts a step's line. `now(text)` shows what it is at (terminals only); `end(text)` closes it
 * with its time.
 */
export function step(title) {
  const start = Date.now();
  const seconds = () => `${((Date.now() - start) / 1000).toFixed(1)} s`;
  let doing = "";
  const draw = () => {
    clear();
    process.stderr.write(
      `  ${title} … ${Math.round((Date.now() - start) / 1000)} s  ${doing}`.slice(0, columns()),
    );
  };
  let timer = null;
  if (terminal) {
    live = { draw };
    draw();
    timer = setInterval(draw, 200);
  } else {
    // a log shows which step it is in; the rest of the line comes when it's over
    process.stderr.write(`  ${title} … `);
  }
  return {
    now(text) {
      doing = text;
    },
    end(mark, text) {
      clearInterval(timer);
      live = null;
      clear();
      process.stderr.write(
        terminal ? `${mark} ${title}: ${text} (${seconds()})\n` : `${text} (${seconds()})\n`,
      );
      return (Date.now() - start) / 1000;
    },
  };
}
