/*
 * Whether outlines that are not sure are taken is a property of the process: threads and the tasks
 * of a cluster inherit it with the environment.
 */
const VARIABLE = "NUMISLAB_TAKE_DOUBTFUL";
/**
 * Version of what `findCoin` finds in a file; increment it when outlines, or what `readPhotograph`
 * makes of a file, change.
 */
const VERSION = 3;

/** Takes outlines that are not sure from now on, with a warning, instead of refusing them. */
export function takeDoubtfulOutlines(): void {
  process.env[VARIABLE] = "1";
}

/** Whether outlines that are not sure are taken in this process and its threads. */
export function takesDoubtfulOutlines(): boolean {
  return process.env[VARIABLE] === "1";
}

/** Part of the names of files that are kept of photographs, so that none is read of other outlines. */
export function outlineVersion(): string {
  return takesDoubtfulOutlines() ? `${VERSION}d` : `${VERSION}`;
}
