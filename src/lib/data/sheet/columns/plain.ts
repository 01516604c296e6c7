/** Lower case without accents, for looking words up: `Rückseite` -> `ruckseite`, `N°` -> `nr`. */
export function plain(text: string): string {
  if (/^[ -~]*$/.test(text)) return text.toLowerCase();
  return text
    .replace(/[n№][°º]|№/giu, "nr ")
    .normalize("NFD")
    .replace(/\p{M}/gu, "")
    .normalize("NFC")
    .toLowerCase()
    .replaceAll("ß", "ss")
    .replaceAll("ς", "σ");
}

/** Words of a heading; `ObvDieID` -> obv, die, id. */
export function wordsOf(text: string): string[] {
  const apart = text.replace(/(\p{Ll})(\p{Lu})/gu, "$1 $2");
  return plain(apart)
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== "");
}
