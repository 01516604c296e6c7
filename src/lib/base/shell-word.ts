/**
 * A word as it must be typed in a POSIX shell: as it is where that is safe, otherwise in single
 * quotes.
 */
export const shellWord = (word: string): string =>
  /^[\w@%+=:,./-]+$/.test(word) ? word : `'${word.replaceAll("'", `'\\''`)}'`;
