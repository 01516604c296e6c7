import { bareStem } from "../image-names";
import { some } from "./some";

/** Words that end the name of a picture made from a photograph: no photograph of a coin itself. */
const MADE =
  /[\s._-]+(?:\(?(?:mask|masks|maske|masque|maschera|mascara|masker|seg|segmentation|silhouette|outline|thumb|thumbnail|vorschau|apercu|height|normal)\)?)$/i;

/** The same words before it: `thumb_12`. */
const MADE_BEFORE =
  /^\(?(?:mask|maske|masque|maschera|mascara|masker|seg|segmentation|silhouette|outline|thumb|thumbnail|tn|vorschau|apercu)\)?[\s._-]+/i;
/** Of photographs that were worked on. */
const EDITED =
  /(?:[\s._-]+\(?(?:edited|edit|bearbeitet|modifi[eé]e?|modificat[oa]|editad[oa]|bw|sw|grey|gray|greyscale|grayscale|grau|crop|cropped|resized|small|web|retouched|enhanced)\)?|~\d{1,2})$/iu;

/** What operating systems and browsers add to the name of a file that is there already. */
const COPY =
  /(?: \(\d{1,2}\)|[ _—-]+(?:copy|copie|kopie|copia|cópia|kopia|kopi|kopio|kopya|kopija|másolat|копия|αντίγραφο)(?: ?\(?\d{1,2}\)?)?)$/iu;

/** The name of a file without its ending. */
export const stemOf = (file: string): string => bareStem(file).normalize("NFC");

export interface Beside {
  /** Masks and the like, which lie beside the photograph that they were made from. */
  made: string[];
  /** Copies by their name, with the photograph that they are copies of. */
  copies: Map<string, string>;
}

/**
 * Which of some photographs are masks or copies of others by their names: `12_mask.png` beside
 * `12.jpg`, `12 (1).jpg` beside `12.jpg`. A name alone, without the other beside it, is none.
 */
export function besidePhotographs(names: readonly string[]): Beside {
  const stems = new Map(names.map((name) => [stemOf(name).toLowerCase(), name]));
  const originalOf = (name: string, ending: RegExp) => {
    const stem = stemOf(name);
    return ending.test(stem) ? stems.get(stem.replace(ending, "").toLowerCase()) : undefined;
  };
  const made = names.filter(
    (name) => (originalOf(name, MADE) ?? originalOf(name, MADE_BEFORE)) !== undefined,
  );
  const copies = new Map(
    names.flatMap((name): [string, string][] => {
      const original = originalOf(name, COPY) ?? originalOf(name, EDITED);
      return original === undefined ? [] : [[name, original]];
    }),
  );
  return { made, copies };
}

/** Photographs without the masks among them; what the names say of masks and copies, in words. */
export function withoutMasks(images: readonly string[]): { images: string[]; warnings: string[] } {
  const { made, copies } = besidePhotographs(images);
  return {
    images: images.filter((image) => !made.includes(image)),
    warnings: [
      ...(made.length > 0
        ? [`masks and pictures made from the photographs beside them are left out: ${some(made)}`]
        : []),
      ...[...copies].map(
        ([copy, original]) =>
          `${copy} is by its name a copy of ${original}, or made from it: remove it if it is the same picture`,
      ),
    ],
  };
}
