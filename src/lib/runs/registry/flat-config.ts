import { join } from "node:path";
import { NumislabError } from "../../base/index";
import { parseConfig } from "../config/config";
import { readJson } from "../run-folder";

/** A value of a configuration; lists are values too. */
export type Setting = string | number | boolean | null | readonly (string | number)[];

/** A configuration as a plain record: `training.epochs` and so on, in its order. */
export function flatConfig(config: object, within = ""): Record<string, Setting> {
  return Object.fromEntries(
    Object.entries(config).flatMap(([key, value]): [string, Setting][] => {
      const path = within + key;
      return typeof value === "object" && value !== null && !Array.isArray(value)
        ? Object.entries(flatConfig(value, `${path}.`))
        : [[path, value]];
    }),
  );
}

/**
 * The settings of a run. One from before a setting existed had its default; one that cannot be read
 * any more stays as it is.
 */
export function settingsOf(folder: string): Record<string, Setting> {
  const config = readJson<object>(join(folder, "config.json"));
  try {
    return flatConfig(parseConfig(config, folder));
  } catch (error) {
    if (!(error instanceof NumislabError)) throw error;
    return flatConfig(config);
  }
}

/**
 * The keys in which configurations differ, with the value of each; undefined where one has no such
 * key.
 */
export function differences(
  configs: readonly Record<string, Setting>[],
): Record<string, (Setting | undefined)[]> {
  const keys = [...new Set(configs.flatMap((config) => Object.keys(config)))];
  const rows = keys.map((key) => [key, configs.map((config) => config[key])] as const);
  return Object.fromEntries(
    rows.filter(([, values]) =>
      values.some((value) => JSON.stringify(value) !== JSON.stringify(values[0])),
    ),
  );
}
