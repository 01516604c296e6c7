// Tooltips (Shift-Tab) within the brackets of a call, where most people press the keys: the stock
// kernel shows one on a name only.
const ts = require("@tslab/typescript-for-tslab");

/**
 * Where the name of the innermost call stands whose brackets a position is in; null outside of
 * calls.
 */
function calleeAt(source, position) {
  const file = ts.createSourceFile("cell.ts", source, ts.ScriptTarget.Latest, true);
  let found = null;
  const visit = (node) => {
    if (node.pos > position || node.end < position) return;
    if ((ts.isCallExpression(node) || ts.isNewExpression(node)) && node.arguments) {
      const closed = source[node.end - 1] === ")" && position >= node.end;
      if (position >= node.arguments.pos && !closed) found = node.expression.end - 1;
    }
    ts.forEachChild(node, visit);
  };
  visit(file);
  return found;
}

/** Makes an executor of tslab explain the call where there is nothing to say of the place itself. */
function withCallTooltips(executor) {
  return {
    ...executor,
    inspect: (source, position) => {
      const own = executor.inspect(source, position);
      if (own) return own;
      const callee = calleeAt(source, position);
      return callee === null ? own : executor.inspect(source, callee);
    },
  };
}

module.exports = { calleeAt, withCallTooltips };
