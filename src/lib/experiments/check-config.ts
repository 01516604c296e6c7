import { z } from "zod";
import { closest } from "fastest-levenshtein";
import { NumislabError } from "../errors";

/** Names a folder under experiments/. */
export const experimentName = z
  .string()
  .regex(/^[a-z0-9][a-z0-9._-]*$/i, "letters, digits, dots, dashes and underscores")
  .describe("folder of its runs under experiments/");

/**
 * Checks a configuration and fills in its defaults.
 *
 * @param where  the file it came from, for the message
 * @throws NumislabError "config" that names every wrong key, with the nearest known name for an unknown one
 */
export function checkConfig<Schema extends z.ZodType>(schema: Schema, value: unknown, where: string): z.output<Schema> {
  const result = schema.safeParse(value);
  if (result.success) return result.data;
  const lines = result.error.issues.flatMap((issue) =>
    issue.code === "unrecognized_keys"
      ? issue.keys.map((key) => unknownKey(schema, value, issue.path, key))
      : [`${issue.path.join(".") || "the configuration"}: ${issue.message}`],
  );
  throw new NumislabError("config", `${where}: ${lines.join("; ")}`);
}

function unknownKey(schema: z.ZodType, value: unknown, path: readonly PropertyKey[], key: string): string {
  const known = keysAt(schema, value, path);
  const full = [...path, key].join(".");
  return known.length === 0
    ? `${full} is not a known key`
    : `${full} is not a known key; did you mean ${[...path, closest(key, known)].join(".")}? (known: ${known.join(", ")})`;
}

/** The keys that the schema knows at a path, of the kind that the value there is of. */
function keysAt(schema: z.ZodType, value: unknown, path: readonly PropertyKey[]): string[] {
  let at: unknown = schema;
  let given = value;
  for (const key of path) {
    at = shapeOf(at, given)?.[String(key)];
    given = (given as Record<PropertyKey, unknown>)[key];
  }
  return Object.keys(shapeOf(at, given) ?? {});
}

function shapeOf(schema: unknown, value: unknown): Record<string, unknown> | undefined {
  if (schema instanceof z.ZodPrefault || schema instanceof z.ZodDefault) return shapeOf(schema.unwrap(), value);
  if (schema instanceof z.ZodDiscriminatedUnion) {
    const { discriminator } = schema.def;
    const kind = (value as Record<string, unknown>)[discriminator];
    return schema.options.map((option) => shapeOf(option, value)!).find((shape) => (shape[discriminator] as z.ZodType).safeParse(kind).success);
  }
  return schema instanceof z.ZodObject ? schema.shape : undefined;
}
