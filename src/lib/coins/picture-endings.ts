/** Endings of the pictures that `readPhotograph` reads. */
const READ = /\.(jpe?g|jpe|jfif|png|tiff?|webp|gif|avif)$/i;

/** Endings of pictures that it does not read, and what these are called. */
const NOT_READ: readonly [RegExp, string][] = [
  [/\.(heic|heif|hif)$/i, "HEIC (iPhone)"],
  [/\.(bmp|dib)$/i, "BMP"],
  [/\.(psd|psb)$/i, "Photoshop"],
  [/\.(jp2|j2k|jpf|jpx|jpm|j2c)$/i, "JPEG 2000"],
  [/\.jxl$/i, "JPEG XL"],
  [/\.(dng|nef|nrw|cr2|cr3|crw|arw|sr2|srf|orf|rw2|raf|pef|srw|x3f|3fr|iiq|raw)$/i, "camera raw"],
  [/\.(svgz?|ai|eps|emf|wmf)$/i, "drawing"],
  [/\.(xcf|kra|ora|afphoto|cpt|clip|pspimage)$/i, "image editor's"],
  [/\.(tga|pcx|ico|ppm|pgm|pbm|pnm|exr|hdr|jxr|wdp|pict?|dds|mpo|apng|fits?)$/i, "picture"],
  [/\.(pdf|djvu)$/i, "PDF or DjVu"],
];

/** Whether a file's name says that it is a photograph that can be read. */
export function isPhotographName(name: string): boolean {
  return READ.test(name);
}

/** What kind of picture a name says the file is, where that kind is not read; else null. */
export function unreadPictureKind(name: string): string | null {
  return NOT_READ.find(([ending]) => ending.test(name))?.[1] ?? null;
}

/** The forms that are read, for messages. */
export const READ_FORMS = "JPEG, PNG, TIFF, WebP, GIF or AVIF";
