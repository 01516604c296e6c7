import { dirname, join } from "node:path";
import { z } from "zod";
import { NumislabError, random, readPlainFileSync, type Random } from "../../base/index";
import { checkConfig, parseConfig, textDigest, withSetting } from "../../runs/index";

const range = z
  .tuple([z.number(), z.number()])
  .refine(([low, high]) => low < high, "expected a lower and a higher bound");
const setting = z.union([
  z.string(),
  z.number(),
  z.boolean(),
  z.null(),
  z.array(z.union([z.string(), z.number()])),
]);

const distribution = z.union(
  [
    z.strictObject({ uniform: range }),
    z.strictObject({ logUniform: range.refine(([low]) => low > 0, "expected bounds above 0") }),
    z.strictObject({
      integer: range.refine((bounds) => bounds.every(Number.isInteger), "expected whole bounds"),
    }),
    z.strictObject({ choice: z.array(setting).min(1) }),
  ],
  "expected { uniform: [low, high] }, { logUniform: [low, high] }, { integer: [low, high] } (both included) or { choice: [value, …] }",
);

const sweepFile = z
  .strictObject({
    base: z.union(
      [z.string(), z.record(z.string(), z.unknown())],
      "expected a configuration, or the path of one, from this file",
    ),
    grid: z.record(z.string(), z.array(setting).min(1)).optional(),
    random: z
      .strictObject({
        count: z.int().min(1),
        seed: z.int().min(0).default(1),
        settings: z.record(z.string(), distribution),
      })
      .optional(),
  })
  .refine(
    ({ grid, random }) => (grid === undefined) !== (random === undefined),
    "expected either grid or random",
  );

/** One configuration of a sweep. */
export interface Point {
  /** Its number and the first digits of its configuration's sha256. */
  id: string;
  /** By which its run is found again, in whatever sweep the configuration stands. */
  tag: string;
  /** Complete, defaults filled in. */
  config: { kind: string; name: string };
  /** The settings that the sweep changes. */
  values: Record<string, z.output<typeof setting>>;
}

/**
 * The points of a sweep: every combination of the values in `grid`, the last setting changing
 * fastest, or `count` draws from the distributions in `random`, each setting from a generator of
 * its own; of equal ones the first. Every configuration is checked before any is run.
 *
 * @param file JSON: { base, grid } or { base, random: { count, seed, settings } }
 * @throws NumislabError "config" where the file, or a configuration of it, is wrong
 */
export function readSweep(file: string): Point[] {
  const { base, grid, random: draws } = checkConfig(sweepFile, readConfig(file), file);
  const config = typeof base === "string" ? readConfig(join(dirname(file), base)) : base;
  const all = grid ? combinations(Object.entries(grid)) : drawn(draws!);
  const points = all.map((values, i) => pointOf(config, values, i, file));
  return points.filter(({ tag }, i) => points.findIndex((other) => other.tag === tag) === i);
}

function pointOf(base: unknown, values: Point["values"], i: number, file: string): Point {
  const changed = Object.entries(values).reduce(
    (config, [key, value]) => withSetting(config, key, value),
    base,
  );
  const where = `${file}, point ${i + 1} (${Object.entries(values)
    .map(([key, value]) => `${key} ${JSON.stringify(value)}`)
    .join(", ")})`;
  const config = parseConfig(changed, where);
  const digest = textDigest(JSON.stringify(config)).slice(0, 12);
  return {
    id: `${String(i + 1).padStart(3, "0")}-${digest}`,
    tag: `point-${digest}`,
    config,
    values,
  };
}

function combinations([first, ...rest]: [string, z.output<typeof setting>[]][]): Point["values"][] {
  if (first === undefined) return [{}];
  const [key, values] = first;
  return values.flatMap((value) =>
    combinations(rest).map((others) => ({ [key]: value, ...others })),
  );
}

function drawn({
  count,
  seed,
  settings,
}: {
  count: number;
  seed: number;
  settings: Record<string, z.output<typeof distribution>>;
}): Point["values"][] {
  const generators = Object.entries(settings).map(
    ([key, one]) => [key, one, random(seed).fork(key)] as const,
  );
  return Array.from({ length: count }, () =>
    Object.fromEntries(generators.map(([key, one, generator]) => [key, draw(one, generator)])),
  );
}

function draw(one: z.output<typeof distribution>, generator: Random): Point["values"][string] {
  if ("choice" in one) return generator.pick(one.choice);
  if ("integer" in one)
    return one.integer[0] + generator.integer(one.integer[1] - one.integer[0] + 1);
  const [low, high] = "uniform" in one ? one.uniform : one.logUniform.map(Math.log);
  const between = generator.uniform(low, high);
  const value = "uniform" in one ? between : Math.exp(between);
  return Number(value.toPrecision(6)); // as short as it can be read back
}

/**
 * Reads a JSON file that a user wrote. @throws NumislabError "config" where it cannot be read, or
 * is not JSON
 */
export function readConfig(file: string): unknown {
  try {
    return JSON.parse(
      readPlainFileSync(file)
        .toString("utf8")
        .replace(/^\uFEFF/, ""),
    );
  } catch (cause) {
    if (cause instanceof NumislabError) throw new NumislabError("config", cause.message, { cause });
    throw new NumislabError("config", `${file}: ${(cause as Error).message}`, { cause });
  }
}
