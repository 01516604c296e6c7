import { readFileSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import ts from "typescript";

/** A name that src/lib/index.ts exports, of a namespace or by itself. */
export interface ExportedName {
  name: string;
  /** Text of its docstring; of a constant, of the statement that declares it. */
  docstring: string;
  /** Names of a function's parameters, `{}` for one that is taken apart; null of anything else. */
  parameters: string[] | null;
  /** As it is called, such as `readCoins(folder, options?)`; the last part of its name otherwise. */
  signature: string;
}

/** Every name that the library exports, read from the sources; nothing is type-checked. */
export function exportedNames(index = join("src", "lib", "index.ts")): ExportedName[] {
  const program = ts.createProgram([index], { noLib: true, types: [] }, relativeHost());
  const checker = program.getTypeChecker();
  const original = (symbol: ts.Symbol) =>
    symbol.flags & ts.SymbolFlags.Alias ? checker.getAliasedSymbol(symbol) : symbol;
  const namesOf = (module: ts.Symbol, prefix: string): ExportedName[] =>
    checker.getExportsOfModule(module).flatMap((symbol) => {
      const target = original(symbol);
      const name = `${prefix}${symbol.name}`;
      if (target.flags & ts.SymbolFlags.ValueModule) return namesOf(target, `${name}.`);
      const docstring = docstringOf(target, checker);
      const parameters = parametersOf(target);
      const signature = `${symbol.name}${signatureOf(target)}`;
      return [{ name, docstring, parameters, signature }];
    });
  return namesOf(checker.getSymbolAtLocation(program.getSourceFile(index)!)!, "");
}

/** Reads the files of the project that are imported by relative paths, and no others. */
function relativeHost(): ts.CompilerHost {
  const host = ts.createCompilerHost({});
  host.resolveModuleNames = (names, from) =>
    names.map((name) => {
      const file = `${resolve(dirname(from), name)}.ts`;
      return name.startsWith(".") && ts.sys.fileExists(file)
        ? { resolvedFileName: file }
        : undefined;
    });
  host.readFile = (file) => readFileSync(file, "utf8");
  return host;
}

function docstringOf(symbol: ts.Symbol, checker: ts.TypeChecker): string {
  return ts.displayPartsToString(symbol.getDocumentationComment(checker)).trim();
}

function parametersOf(symbol: ts.Symbol): string[] | null {
  const declared = symbol.declarations?.find(ts.isFunctionLike);
  if (!declared) return null;
  return declared.parameters.map(({ name }) => (ts.isIdentifier(name) ? name.text : "{}"));
}

/** The parameters of a function within brackets; the keys of an object that is taken apart. */
function signatureOf(symbol: ts.Symbol): string {
  const declared = symbol.declarations?.find(ts.isFunctionLike);
  if (!declared) return "";
  const words = declared.parameters.map(({ name, questionToken, initializer }) => {
    const keys = ts.isObjectBindingPattern(name)
      ? `{ ${name.elements.map((one) => (one.propertyName ?? one.name).getText()).join(", ")} }`
      : name.getText();
    return `${keys}${questionToken || initializer ? "?" : ""}`;
  });
  return `(${words.join(", ")})`;
}
