import type * as XLSX from "xlsx";

const RAISED: Record<string, string> = Object.fromEntries(
  [..."0⁰1¹2²3³4⁴5⁵6⁶7⁷8⁸9⁹"].flatMap((sign, i, all) => (i % 2 ? [[all[i - 1], sign]] : [])),
);

/**
 * The text of a cell of several formats, where these change what it says: raised digits are a
 * reference to a note (`O1` with a raised 1 is no `O11`), and what is struck out is said to be.
 *
 * @returns undefined where the formats change nothing
 */
export function richText({ r }: XLSX.CellObject): string | undefined {
  if (typeof r !== "string" || !/superscript|<(?:x:)?strike\b/.test(r)) return undefined;
  const runs = [...r.matchAll(/<(?:x:)?r>(.*?)<\/(?:x:)?r>/gs)].map(([, run]) => ({
    text: unescaped(
      [...run.matchAll(/<(?:x:)?t\b[^>]*>(.*?)<\/(?:x:)?t>/gs)].map(([, text]) => text).join(""),
    ),
    raised: run.includes("superscript"),
    struck: /<(?:x:)?strike\b(?! val="(?:0|false)")/.test(run),
  }));
  return runs
    .map(({ text, raised, struck }) =>
      struck && text.trim() !== ""
        ? ` (struck out: ${text.trim()}) `
        : raised
          ? [...text].map((sign) => RAISED[sign] ?? sign).join("")
          : text,
    )
    .join("")
    .trim();
}

const unescaped = (text: string): string =>
  text
    .replaceAll("&lt;", "<")
    .replaceAll("&gt;", ">")
    .replaceAll("&quot;", '"')
    .replaceAll("&apos;", "'")
    .replaceAll("&amp;", "&");
