import { catalogueOf, type Catalogue } from "./catalogue";

/**
 * The same catalogue without some of its pictures; a design that has none left is gone. @param
 * leaveOut of files in the catalogue's folder
 */
export async function withoutPictures(
  catalogue: Catalogue,
  leaveOut: (file: string) => boolean,
): Promise<Catalogue> {
  let picture = 0;
  const kept = catalogue.designs.flatMap((design) => {
    const pairs = design.files
      .map((file) => ({ file, made: catalogue.index.pictures[picture++] }))
      .filter(({ file }) => !leaveOut(file));
    return pairs.length > 0
      ? [
          {
            design: { ...design, files: pairs.map(({ file }) => file) },
            made: pairs.map(({ made }) => made),
          },
        ]
      : [];
  });
  return {
    ...(await catalogueOf(
      kept.map(({ design }) => design),
      kept.map(({ made }) => made),
    )),
    dir: catalogue.dir,
  };
}
