import { closest } from "fastest-levenshtein";
import { NumislabError } from "../../base/index";
import { parseClassifierConfig, type ClassifierConfig } from "./classifier-config";
import { parseSiameseConfig, type SiameseConfig } from "./siamese-config";

/** What an experiment trains. */
const PARSERS = { siamese: parseSiameseConfig, classifier: parseClassifierConfig };

/**
 * Checks a configuration of any kind and fills in its defaults.
 *
 * @param where the file it came from, for the message
 * @throws NumislabError "config" that names every wrong key, with the nearest known name for an
 *   unknown one
 */
export function parseConfig(value: unknown, where: string): SiameseConfig | ClassifierConfig {
  const kinds = Object.keys(PARSERS);
  const kind =
    typeof value === "object" && value !== null ? (value as { kind?: unknown }).kind : undefined;
  if (typeof kind !== "string")
    throw new NumislabError(
      "config",
      `${where}: the configuration has no kind: one of ${kinds.join(", ")}`,
    );
  if (!kinds.includes(kind))
    throw new NumislabError(
      "config",
      `${where}: kind ${JSON.stringify(kind)} is not known; did you mean ${closest(kind, kinds)}? (known: ${kinds.join(", ")})`,
    );
  return PARSERS[kind as keyof typeof PARSERS](value, where);
}

/**
 * Sets one value of a configuration that was not checked yet, as `--set training.epochs=5` does.
 * The value is read as JSON where it is JSON, else as text.
 *
 * @returns a new object
 */
export function setOption(config: unknown, assignment: string): Record<string, unknown> {
  const at = assignment.indexOf("=");
  if (at < 1)
    throw new NumislabError(
      "usage",
      `--set ${assignment}: expected key=value, for example training.epochs=5`,
    );
  const text = assignment.slice(at + 1);
  let value: unknown = text;
  try {
    value = JSON.parse(text);
  } catch {
    // plain text, such as a folder
  }
  return withSetting(config, assignment.slice(0, at), value);
}

/**
 * A configuration that was not checked yet with another value of one setting (`training.epochs`): a
 * new object.
 */
export function withSetting(config: unknown, key: string, value: unknown): Record<string, unknown> {
  const [first, ...rest] = key.split(".");
  const own = Object.entries(
    typeof config === "object" && config !== null && !Array.isArray(config) ? config : {},
  );
  const former = own.find(([name]) => name === first)?.[1];
  return Object.fromEntries([
    ...own,
    [first, rest.length === 0 ? value : withSetting(former, rest.join("."), value)],
  ]);
}
