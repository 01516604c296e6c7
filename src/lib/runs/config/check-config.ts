import { z } from "zod";
import { closest } from "fastest-levenshtein";
import { NumislabError } from "../../base/index";

/** Names a folder under experiments/. */
export const experimentName = z
  .string()
  .regex(
    /^[a-z0-9][a-z0-9._-]{0,99}$/i,
    "letters, digits, dots, dashes and underscores, at most 100",
  )
  .describe("folder of its runs under experiments/");

/**
 * Checks a configuration and fills in its defaults.
 *
 * @param where the file it came from, for the message
 * @throws NumislabError "config" that names every wrong key, with the nearest known name for an
 *   unknown one
 */
export function checkConfig<Schema extends z.ZodType>(
  schema: Schema,
  value: unknown,
  where: string,
): z.output<Schema> {
  const result = schema.safeParse(value);
  if (result.success) return result.data;
  const lines = result.error.issues.flatMap((issue) =>
    issue.code === "unrecognized_keys"
      ? issue.keys.map((key) => unknownKey(schema, value, issue.path, key))
      : [
          `${issue.path.join(".") || "the configuration"}: ${issue.message}${meaningAt(schema, value, issue.path)}`,
        ],
  );
  throw new NumislabError("config", `${where}: ${lines.join("; ")}`);
}

function unknownKey(
  schema: z.ZodType,
  value: unknown,
  path: readonly PropertyKey[],
  key: string,
): string {
  const known = keysAt(schema, value, path);
  const full = [...path, key].join(".");
  return known.length === 0
    ? `${full} is not a known key`
    : `${full} is not a known key; did you mean ${[...path, closest(key, known)].join(".")}? (known: ${known.join(", ")})`;
}

/** The keys that the schema knows at a path, of the kind that the value there is of. */
function keysAt(schema: z.ZodType, value: unknown, path: readonly PropertyKey[]): string[] {
  const { at, given } = descend(schema, value, path);
  return Object.keys(shapeOf(at, given) ?? {});
}

/** What the setting at a path means, its unit and its default, for a message about its value. */
function meaningAt(schema: z.ZodType, value: unknown, path: readonly PropertyKey[]): string {
  const { meaning, fallback } = unwrapped(descend(schema, value, path).at);
  const parts = [
    meaning,
    fallback === undefined || typeof fallback === "object"
      ? ""
      : `default ${JSON.stringify(fallback)}`,
  ].filter(Boolean);
  return path.length > 0 && parts.length > 0 ? ` (${parts.join("; ")})` : "";
}

function descend(
  schema: z.ZodType,
  value: unknown,
  path: readonly PropertyKey[],
): { at: unknown; given: unknown } {
  let at: unknown = schema;
  let given = value;
  for (const key of path) {
    at = shapeOf(at, given)?.[String(key)];
    given = (given as Record<PropertyKey, unknown> | undefined)?.[key];
  }
  return { at, given };
}

/** A schema without its default, which is kept beside it, and what it says of itself. */
export function unwrapped(schema: unknown): { inner: unknown; fallback: unknown; meaning: string } {
  const meaning = (schema as z.ZodType | undefined)?.description ?? "";
  if (schema instanceof z.ZodDefault || schema instanceof z.ZodPrefault) {
    const below = unwrapped(schema.unwrap());
    return {
      inner: below.inner,
      fallback: schema.def.defaultValue,
      meaning: meaning || below.meaning,
    };
  }
  return { inner: schema, fallback: undefined, meaning };
}

function shapeOf(schema: unknown, value: unknown): Record<string, unknown> | undefined {
  if (schema instanceof z.ZodPrefault || schema instanceof z.ZodDefault)
    return shapeOf(schema.unwrap(), value);
  if (schema instanceof z.ZodDiscriminatedUnion) {
    const { discriminator } = schema.def;
    const kind = (value as Record<string, unknown> | undefined)?.[discriminator];
    return schema.options
      .map((option) => shapeOf(option, value)!)
      .find((shape) => (shape[discriminator] as z.ZodType).safeParse(kind).success);
  }
  return schema instanceof z.ZodObject ? schema.shape : undefined;
}
