import { dirname, isAbsolute, relative } from "node:path";
import { escapeMarkup } from "../../base/index";
import { raw, type Html } from "./html";

/**
 * A page's text with folders and files named as they are found from the page, not by where they lie
 * on the machine: the page is handed on. What stands below a folder is renamed with it.
 *
 * @param page path of the page
 * @param places absolute paths; others and null are left as they are
 */
export function relativePlaces(
  { markup }: Html,
  page: string,
  places: readonly (string | null | undefined)[],
): Html {
  const absolute = places.filter((place) => typeof place === "string" && isAbsolute(place));
  return raw(
    absolute.reduce<string>(
      (text, place) =>
        text.replaceAll(escapeMarkup(place!), () =>
          escapeMarkup(relative(dirname(page), place!) || "."),
        ),
      markup,
    ),
  );
}
