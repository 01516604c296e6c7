import { readdir } from "node:fs/promises";
import { basename, dirname, extname, join } from "node:path";
import { z } from "zod";
import { NumislabError, readPlainFile } from "../../base/index";

const sha256 = z.string().regex(/^[0-9a-f]{64}$/, "expected 64 hexadecimal digits");
const bytes = z.number().int().nonnegative();
/** A path below the set's folder: nothing in a manifest may lead out of it. */
const path = z
  .string()
  .refine(
    (p) =>
      p
        .split("/")
        .every((part) => part !== "" && part !== "." && part !== ".." && !/[\\:\0]/.test(part)),
    "expected a path inside the set's folder, with forward slashes",
  );

const ManifestFile = z.strictObject({
  name: z.string().regex(/^[a-z0-9][a-z0-9-]*$/),
  title: z.string(),
  about: z.string(),
  labels: z.string().optional(),
  shipped: z.array(z.tuple([path, sha256, bytes])).default([]),
  origins: z.array(
    z.strictObject({
      base: z
        .url({ protocol: /^https?$/ })
        .regex(/\/$/, "expected a / at the end")
        .nullable(),
      licence: z.string().nullable(),
      citation: z.string(),
      note: z.string().optional(),
      files: z.array(
        z.union([z.tuple([path, sha256, bytes]), z.tuple([path, sha256, bytes, z.string()])]),
      ),
    }),
  ),
});

/** A set of photographs: where each of its files is found, and what it must be. */
export interface Manifest {
  name: string;
  title: string;
  about: string;
  /** Whose the labels are. */
  labels?: string;
  /** Files of numislab's own, in `shippedIn`: path, sha256, bytes. */
  shipped: [path: string, sha256: string, bytes: number][];
  shippedIn: string;
  origins: Origin[];
}

/** Files of a set that come from one place. */
export interface Origin {
  /** What their addresses begin with, pinned to a commit; null where no address is known. */
  base: string | null;
  /** As stated there; null where none is. */
  licence: string | null;
  citation: string;
  note?: string;
  /**
   * Path in the set's folder, sha256, bytes, and the rest of the address where it is not the path.
   */
  files: [path: string, sha256: string, bytes: number, rest?: string][];
}

/** One file of a set. */
export interface SourceFile {
  path: string;
  sha256: string;
  bytes: number;
  /** Null where none is known: then only a mirror has it. */
  address: string | null;
}

/**
 * Reads a manifest. What numislab ships of the set lies beside it, in a folder of its name.
 *
 * @throws NumislabError `input` that says what is wrong in it
 */
export async function readManifest(file: string): Promise<Manifest> {
  let manifest: Omit<Manifest, "shippedIn">;
  try {
    manifest = ManifestFile.parse(JSON.parse((await readPlainFile(file)).toString("utf8"))) as Omit<
      Manifest,
      "shippedIn"
    >;
  } catch (cause) {
    const why = cause instanceof z.ZodError ? z.prettifyError(cause) : (cause as Error).message;
    throw new NumislabError("input", `${file} is no manifest of a data set: ${why}`, { cause });
  }
  const seen = new Set<string>();
  const paths = [
    ...manifest.shipped.map(([p]) => p),
    ...sourceFiles(manifest).map((f) => f.path),
  ].map((p) => p.toLowerCase());
  const twice = paths.find((p) => seen.size === seen.add(p).size);
  if (twice) throw new NumislabError("input", `${file}: two files are to be stored at ${twice}`);
  return { ...manifest, shippedIn: join(dirname(file), basename(file, extname(file))) };
}

/** The files that a set is downloaded as. */
export function sourceFiles(manifest: Pick<Manifest, "origins">): SourceFile[] {
  return manifest.origins.flatMap(({ base, files }) =>
    files.map(([path, sha256, bytes, rest = path]) => ({
      path,
      sha256,
      bytes,
      address: base && base + rest.split("/").map(encodeURIComponent).join("/"),
    })),
  );
}

/** All manifests in a folder, in order of name. */
export async function readManifests(folder: string): Promise<Manifest[]> {
  const names = (await readdir(folder)).filter((name) => name.endsWith(".json")).sort();
  return Promise.all(names.map((name) => readManifest(join(folder, name))));
}

/**
 * The manifest of a name.
 *
 * @throws NumislabError `usage` when there is none, with the names that there are
 */
export async function findManifest(folder: string, name: string): Promise<Manifest> {
  const manifests = await readManifests(folder);
  const found = manifests.find((manifest) => manifest.name === name);
  if (!found)
    throw new NumislabError(
      "usage",
      `there is no data set '${name}': there are ${manifests.map((m) => m.name).join(", ")}`,
    );
  return found;
}
