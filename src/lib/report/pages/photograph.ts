import type { Half } from "../../coins/index";
import { address } from "./address";
import { html, type Html } from "./html";

/** Where the photograph itself is, of which a page holds a small picture. */
export interface PhotographPlace {
  file: string;
  /** The half of it that is shown; null for all of it. */
  half: Half | null;
  /** Path of the page. */
  page: string;
}

/**
 * A small picture in a page that a click enlarges (see `PHOTOGRAPH_VIEWER`). It is a link to the
 * photograph, relative to the page, so that it leads there without the viewer too.
 *
 * @param small data address
 */
export function photograph(
  small: string,
  alt: string,
  { file, half, page }: PhotographPlace,
): Html {
  return html`<a class="photo" href="${address(file, page)}" ${half ? html`data-half="${half}"` : null}><img src="${small}" alt="${alt}"></a>`;
}
