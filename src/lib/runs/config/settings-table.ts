import { z } from "zod";
import { unwrapped } from "./check-config";
import { classifierConfig } from "./classifier-config";
import { siameseConfig } from "./siamese-config";

/** A setting of a configuration. */
export interface SettingRow {
  /** As `--set` takes it. */
  key: string;
  /** JSON; null where there is none. */
  default: string | null;
  /** Whether it may be left out though it has no default. */
  optional?: boolean;
  /** What it may be. */
  values: string;
  meaning: string;
  /**
   * The choice that it belongs to, such as `loss.kind = triplet`; null where it is always there.
   */
  only: string | null;
}

/** Every setting of each kind of experiment, as the schemas have them. */
export function settingRows(): Record<string, SettingRow[]> {
  return { siamese: rowsOf(siameseConfig, ""), classifier: rowsOf(classifierConfig, "") };
}

/** docs/guide/configuration.md. */
export function settingsPage(): string {
  const table = (rows: readonly SettingRow[]) => {
    const cells = ({ key, default: value, optional, values, meaning, only }: SettingRow) => [
      `\`${key}\``,
      value !== null ? `\`${value}\`` : optional ? "may be left out" : "must be given",
      values,
      only ? `${meaning} (with \`${only}\`)` : meaning,
    ];
    return [
      "| setting | default | may be | meaning, unit |",
      "|---|---|---|---|",
      ...rows.map(
        (row) =>
          `| ${cells(row)
            .map((cell) => cell.replaceAll("|", "\\|"))
            .join(" | ")} |`,
      ),
    ].join("\n");
  };
  const { siamese, classifier } = settingRows();
  return `# Settings of a configuration

Made from the schemas in \`src/lib/experiments\`; a test keeps it current (\`npx vitest run test/runs/config/settings-table.test.ts -u\` writes it again). A setting is changed for one run with \`--set KEY=VALUE\`.
A key that is not here is refused, with the nearest one that is.

## Siamese embedder: were two coins struck from the same die?

${table(siamese)}

## Classifier: which coin does a photograph show?

${table(classifier)}
`;
}

function rowsOf(schema: unknown, path: string, only: string | null = null): SettingRow[] {
  const { inner, fallback, meaning } = unwrapped(schema);
  if (inner instanceof z.ZodObject)
    return Object.entries(inner.shape).flatMap(([key, value]) =>
      rowsOf(value, path ? `${path}.${key}` : key, only),
    );
  if (inner instanceof z.ZodDiscriminatedUnion) {
    const { discriminator } = inner.def;
    const options = inner.options as z.ZodObject[];
    const kinds = options.map((option) => String(literalOf(option.shape[discriminator])));
    const key = `${path}.${discriminator}`;
    const choice: SettingRow = {
      key,
      default: JSON.stringify(kinds[0]),
      values: kinds.join(", "),
      meaning,
      only,
    };
    const ofKind = (option: z.ZodObject, kind: string) =>
      Object.entries(option.shape).flatMap(([name, value]) =>
        name === discriminator ? [] : rowsOf(value, `${path}.${name}`, `${key} = ${kind}`),
      );
    return [choice, ...options.flatMap((option, i) => ofKind(option, kinds[i]))];
  }
  return [
    {
      key: path,
      default:
        fallback === undefined
          ? inner instanceof z.ZodLiteral
            ? JSON.stringify(literalOf(inner))
            : null
          : JSON.stringify(fallback),
      ...(inner instanceof z.ZodOptional ? { optional: true } : {}),
      values: valuesOf(inner),
      meaning,
      only,
    },
  ];
}

const literalOf = (schema: unknown) => [...(unwrapped(schema).inner as z.ZodLiteral).values][0];

/** What a value may be, in a few words, from the schema's JSON Schema. */
function valuesOf(schema: unknown): string {
  return inWords(z.toJSONSchema(schema as z.ZodType) as JsonSchema);
}

interface JsonSchema {
  type?: string | string[];
  const?: unknown;
  enum?: string[];
  anyOf?: JsonSchema[];
  items?: JsonSchema;
  minimum?: number;
  exclusiveMinimum?: number;
  maximum?: number;
  multipleOf?: number;
  minItems?: number;
  maxItems?: number;
  pattern?: string;
  properties?: Record<string, unknown>;
}

function inWords(schema: JsonSchema): string {
  const { type, anyOf, items, minimum, exclusiveMinimum, maximum, multipleOf } = schema;
  if (Array.isArray(type))
    return type.map((one) => inWords({ ...schema, type: one })).join(", or ");
  if (anyOf) return anyOf.map(inWords).join(", or ");
  if (schema.enum) return schema.enum.join(", ");
  if (schema.const !== undefined) return String(schema.const);
  if (type === "null") return "null";
  if (type === "boolean") return "true, false";
  if (type === "array")
    return `${schema.minItems} to ${schema.maxItems}, each a ${inWords(items!)}`;
  if (type === "object") return `object with ${Object.keys(schema.properties ?? {}).join(", ")}`;
  if (type === "string") return "text";
  const top = maximum === undefined || maximum >= Number.MAX_SAFE_INTEGER ? null : maximum;
  const from = minimum ?? exclusiveMinimum;
  const bottom = from === undefined || from <= Number.MIN_SAFE_INTEGER ? null : from;
  const name = type === "integer" ? "whole number" : "number";
  const multiple =
    multipleOf !== undefined && multipleOf !== 1 ? `, a multiple of ${multipleOf}` : "";
  const above = exclusiveMinimum !== undefined && minimum === undefined ? "above" : "from";
  return `${name}${bottom === null ? "" : ` ${above} ${bottom}`}${top === null ? "" : ` to ${top}`}${multiple}`;
}
