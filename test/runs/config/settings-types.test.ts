import { compile, type JSONSchema } from "json-schema-to-typescript";
import { describe, expect, expectTypeOf, it } from "vitest";
import { z } from "zod";
import {
  classifierConfig,
  type ClassifierConfig,
} from "../../../src/lib/runs/config/classifier-config";
import type { ClassifierSettings, SiameseSettings } from "../../../src/lib/runs/config/settings";
import { siameseConfig, type SiameseConfig } from "../../../src/lib/runs/config/siamese-config";

const SCHEMAS = { SiameseSettings: siameseConfig, ClassifierSettings: classifierConfig };

/** A JSON Schema in which each description ends with the default, which types do not show. */
function withDefaults(schema: unknown): unknown {
  if (Array.isArray(schema)) return schema.map(withDefaults);
  if (typeof schema !== "object" || schema === null) return schema;
  const { description, default: fallback, ...rest } = schema as Record<string, unknown>;
  const inner = Object.fromEntries(
    Object.entries(rest).map(([key, value]) => [key, withDefaults(value)]),
  );
  if (typeof description !== "string") return inner;
  const shown = fallback === undefined ? "" : `; default ${JSON.stringify(fallback)}`;
  return { ...inner, description: `${description}${shown}` };
}

async function declarations(): Promise<string> {
  const parts = await Promise.all(
    Object.entries(SCHEMAS).map(([name, schema]) =>
      compile(withDefaults(z.toJSONSchema(schema, { io: "input" })) as JSONSchema, name, {
        additionalProperties: false,
        ignoreMinAndMaxItems: true,
        bannerComment: "",
        style: { printWidth: 100 },
      }),
    ),
  );
  const head = `// Made from the schemas of configurations, for editors: their types carry no descriptions.
// A test keeps it current (npx vitest run test/runs/config/settings-types.test.ts -u writes it again).
`;
  return [head, ...parts].join("\n");
}

describe("the types of settings", () => {
  it("are what the schemas say (-u writes them again)", async () => {
    await expect(await declarations()).toMatchFileSnapshot(
      "../../../src/lib/runs/config/settings.ts",
    );
  });

  it("are what the schemas take, and take what they return", () => {
    expectTypeOf<z.input<typeof siameseConfig>>().toExtend<SiameseSettings>();
    expectTypeOf<z.input<typeof classifierConfig>>().toExtend<ClassifierSettings>();
    expectTypeOf<SiameseConfig>().toExtend<SiameseSettings>();
    expectTypeOf<ClassifierConfig>().toExtend<ClassifierSettings>();
  });
});
