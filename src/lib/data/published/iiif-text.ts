/** A JSON object whose form is not known yet. */
export type Json = Record<string, unknown>;

/** The objects among one or several values; one value stands for a list of one. */
export const objectsOf = (value: unknown): Json[] =>
  (Array.isArray(value) ? value : [value]).filter(
    (one): one is Json => typeof one === "object" && one !== null && !Array.isArray(one),
  );

/**
 * A text of a IIIF manifest: a string, a list of them, a value with its language (version 2), or
 * lists by language (version 3), of which English and texts without language come first. Marks of
 * HTML are taken out.
 */
export function iiifText(value: unknown): string {
  if (typeof value === "string" || typeof value === "number")
    return String(value)
      .replace(/<[^>]*>/g, "")
      .replace(/\s+/g, " ")
      .trim();
  if (Array.isArray(value)) return value.map(iiifText).find((text) => text !== "") ?? "";
  if (typeof value !== "object" || value === null) return "";
  const own = value as Json;
  if ("@value" in own) return iiifText(own["@value"]);
  return iiifText([own.en, own.none, ...Object.values(own)].filter((one) => one !== undefined));
}

/** The address of a thing of a manifest, in either version. */
export const idOf = (value: Json): string | null => {
  const id = value.id ?? value["@id"];
  return typeof id === "string" ? id : null;
};
