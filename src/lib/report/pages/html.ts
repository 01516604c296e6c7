import { escapeMarkup } from "../../base/index";

/** A piece of HTML that is safe to put into a page as it is. */
export interface Html {
  readonly markup: string;
}

type Part = Html | string | number | null | undefined | readonly Part[];

/**
 * HTML from a template: whatever is put in is text and gets escaped, unless it is HTML itself. File
 * names and the cells of a sheet are other people's text.
 */
export function html(strings: TemplateStringsArray, ...parts: Part[]): Html {
  return { markup: strings.reduce((out, string, i) => out + render(parts[i - 1]) + string) };
}

/** Markup of our own making, put in unescaped. */
export function raw(markup: string): Html {
  return { markup };
}

function render(part: Part): string {
  if (part === null || part === undefined) return "";
  if (Array.isArray(part)) return part.map(render).join("");
  if (typeof part === "object") return (part as Html).markup;
  return escapeMarkup(String(part));
}
