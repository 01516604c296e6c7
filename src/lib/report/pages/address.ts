import { dirname, relative, sep } from "node:path";

/**
 * The address of a file as a page links it: relative to the page's folder, with the characters
 * escaped that have a meaning in an address.
 */
export function address(file: string, page: string): string {
  return relative(dirname(page), file).split(sep).map(encodeURIComponent).join("/");
}
