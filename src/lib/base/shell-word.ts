/** A word in single quotes, as a POSIX shell reads it. */
export const quoted = (word: string): string => `'${word.replaceAll("'", `'\\''`)}'`;

/**
 * A word as it must be typed in a POSIX shell: as it is where that is safe, otherwise in single
 * quotes.
 */
export const shellWord = (word: string): string =>
  /^[\w@%+=:,./-]+$/.test(word) ? word : quoted(word);
