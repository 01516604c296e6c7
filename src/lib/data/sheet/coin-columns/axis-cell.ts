/** Signs of a cell that says nothing: not known, worn away. */
const UNKNOWN = /^[\s?x.…*‒–—/-]*$|^n\/?a$/iu;

const NUMBER =
  /^(\d{1,3})(?:[.,](\d+)|:(\d{2}))?\s*(h|hrs?|hours?|uhr|o'?clock|°|deg\.?|grad)?\.?$/iu;

/** Whether a die axis can only be in degrees. */
export function hasDegrees(cell: string | undefined): boolean {
  const found = NUMBER.exec(cell?.trim() ?? "");
  return found !== null && (/°|deg|grad/iu.test(found[4] ?? "") || valueOf(found) > 12);
}

/**
 * The die axis that a cell says, degrees from 0 to less than 360.
 *
 * @param degrees whether its column is in degrees; hours otherwise
 * @returns null where it is none
 */
export function axisCell(cell: string, degrees: boolean): number | null {
  const text = cell.trim();
  if (UNKNOWN.test(text)) return null;
  const found = NUMBER.exec(text);
  if (!found) return null;
  const inHours = found[4] !== undefined ? !/°|deg|grad/iu.test(found[4]) : !degrees;
  const value = valueOf(found);
  if (value > (inHours ? 12 : 360)) return null;
  return (inHours ? value * 30 : value) % 360;
}

function valueOf([, whole, part, minutes]: RegExpExecArray): number {
  if (minutes !== undefined) return Number(whole) + Number(minutes) / 60;
  return Number(part === undefined ? whole : `${whole}.${part}`);
}

/** Whether a cell says that the axis is not known. */
export const isUnknownAxis = (cell: string): boolean => UNKNOWN.test(cell.trim());
