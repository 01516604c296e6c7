/** Greek and Cyrillic letters that look like a Latin one. */
const ALIKE: Record<string, string> = Object.fromEntries(
  [
    ..."ΑAΒBΕEΖZΗHΙIΚKΜMΝNΟOΡPΤTΥYΧXοoνvАAВBЕEКKМMНHОOРPСCТTУYХXаaеeоoрpсcуyхxіiІIЅSѕsјjЈJԁd",
  ].reduce<[string, string][]>(
    (pairs, letter, i, all) => (i % 2 === 0 ? [...pairs, [letter, all[i + 1]]] : pairs),
    [],
  ),
);

/** Letters as Latin ones where they look the same, and full-width signs as plain ones. */
export function asLatin(text: string): string {
  if (/^[ -~]*$/.test(text)) return text;
  return Array.from(text, (c) =>
    c >= "\uff01" && c <= "\uff5e"
      ? String.fromCharCode(c.charCodeAt(0) - 0xfee0)
      : (ALIKE[c] ?? c),
  ).join("");
}

/**
 * One key for all spellings of a die that are likely one: case, spaces, dots, dashes, zeros in
 * front of a number and look-alike letters make no difference.
 */
export function spellingKey(name: string): string {
  return asLatin(name)
    .toLowerCase()
    .replace(/[\s._\-‐‑‒–—]+/g, "")
    .replace(/\d+/g, (digits) => digits.replace(/^0+(?=\d)/, ""));
}
