import { contactSheet, readPhotograph } from "../../coins/index";
import type { ClassPhotograph } from "../folders/class-folder";

/**
 * Photographs side by side, each with its name, as a PNG; those that cannot be read are left out.
 */
export async function photographSheet(
  photographs: readonly Pick<ClassPhotograph, "file" | "name">[],
  { columns = 6, cell = 150 } = {},
): Promise<Buffer> {
  const read = await Promise.all(
    photographs.map(async ({ file, name }) => ({
      name,
      picture: await readPhotograph(file).catch(() => null),
    })),
  );
  const readable = read.filter((r) => r.picture !== null);
  return contactSheet(
    readable.map((r) => r.picture!),
    { columns, cell, labels: readable.map((r) => r.name) },
  );
}
