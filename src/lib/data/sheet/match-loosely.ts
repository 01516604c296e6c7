/** Marks of a catalogue beside a coin's number: `12*` is illustrated, `†` is lost. */
const CATALOGUE_MARKS = /^[*†‡•●]+\s*|\s*[*†‡•●]+$/gu;

/** What cameras and scanners call their pictures: their numbers are no coin's. */
const CAMERA = /^(img|dscn?|dscf|dsc|pict|pxl|mvi|sam|gopr|scan|image|screenshot)[ _-]*$/;

export interface LooseMatches {
  /** Positions in the two lists; each at most once. */
  matched: { coin: number; file: number }[];
  /** What was done, where names differ by more than a catalogue's marks. */
  warning?: string;
}

/**
 * Matches names of coins to names of files that differ in a way that all share: marks of a
 * catalogue behind a number (`12*`), or a beginning that one of the two lists leaves out
 * (`1944.100.7` and `ANS 1944.100.7`). The latter only where the shorter list is matched whole, so
 * that numbers of two different series are not taken for each other.
 *
 * @param coins names of coins that have no file yet, in lower case
 * @param files names of files that no coin has yet, without ending, in lower case
 */
export function matchLoosely(coins: readonly string[], files: readonly string[]): LooseMatches {
  const marked = oneToOne(coins.map(withoutMarks), files.map(withoutMarks));
  if (marked.length > 0) return { matched: marked };
  const starts = [commonStart(coins), commonStart(files)];
  const [short, long] = [...starts].sort((x, y) => x.length - y.length);
  if (short === long || !long.endsWith(short) || CAMERA.test(long)) return { matched: [] };
  const left = long.slice(0, long.length - short.length);
  const cut = (names: readonly string[], start: string) => names.map((n) => n.slice(start.length));
  const matched = oneToOne(cut(coins, starts[0]), cut(files, starts[1]));
  if (matched.length < 2 || matched.length < Math.min(coins.length, files.length))
    return { matched: [] };
  const [example] = matched;
  const whose = starts[0].length < starts[1].length ? "photographs" : "coins of the sheet";
  return {
    matched,
    warning: `names of ${whose} begin with '${left.trim()}', the others do not: coin '${coins[example.coin]}' has photograph '${files[example.file]}', and so on for ${matched.length} coins; rename either if that is wrong`,
  };
}

const withoutMarks = (name: string) => name.replace(CATALOGUE_MARKS, "");

/** Pairs of equal names that each list has once. */
function oneToOne(coins: readonly string[], files: readonly string[]): LooseMatches["matched"] {
  const once = (names: readonly string[]) => {
    const counts = new Map<string, number>();
    for (const name of names) counts.set(name, (counts.get(name) ?? 0) + 1);
    return (name: string) => name !== "" && counts.get(name) === 1;
  };
  const [coinOnce, fileOnce] = [once(coins), once(files)];
  return coins.flatMap((name, coin) =>
    coinOnce(name) && fileOnce(name) ? [{ coin, file: files.indexOf(name) }] : [],
  );
}

/** The beginning that all names share, up to where a word or number begins. */
function commonStart(names: readonly string[]): string {
  if (names.length < 2) return "";
  let shared = names[0];
  for (const name of names) while (!name.startsWith(shared)) shared = shared.slice(0, -1);
  return shared.replace(/\d+$|\p{L}+$/u, "");
}
