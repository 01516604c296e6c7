import { plain } from "../columns/plain";
import { saysUnknown } from "./unknown-words";

/** Scales of condition, as `plain` writes them: English, German, French, Italian, Iberian, Dutch, Turkish. */
const SCALES = [
  `po fr ag g vg f vf ef xf au unc ms bu fdc pf pr sp pl proof poor fair good fine very-good very-fine extremely-fine
  extra-fine uncirculated mint-state`,
  "ge sge s ss vz st stgl stg unz unc pp bfr schon sehr-schon vorzuglich stempelglanz",
  "b ab tb ttb sup spl fdc beau tres-beau tres-tres-beau superbe splendide",
  "d b mb bb spl fdc bello molto-bello bellissimo splendido discreto",
  "rc mc bc mbc ebc sc fdc reg bom mb sob soberba bela flor regular",
  "g zg fr zf pr unc fdc goed fraai zeer-fraai prachtig",
  "ct cct cil cilalti",
].map((words) => new Set(words.split(/\s+/)));

/** Words and letters before a grade: about, good, near, quasi, fast. */
const BEFORE =
  /^(?:about|almost|choice|ch|nearly|near|nice|good|fast|knapp|gutes?|gut|fere|quasi|casi|quase|presque|bijna|[agnqfmb])[ .]*(?=\p{L}{1,})/u;
/** Numbers that stand for a condition: 1-, 2+, T2, 01, II-. */
const NUMBERED = /^([-+]?)(?:t?[0-9]|10|0[1-6]?|[iv]{1,3})([-+]{0,2})$/;
/** What of a column must be grades, and what share of it must be nothing but a grade. */
const MIN_SHARE = 0.8;
const MIN_PLAIN_SHARE = 0.25;

/** How a text reads on a scale: plainly a grade, perhaps one (`F`, `BB`, `2`), or not. */
type Reading = "grade" | "perhaps" | "no";

/**
 * Whether the cells of a column are grades of condition (`VF`, `ss-vz`, `BB/SPL`, `1-/1`) and no
 * dies: nearly all of them fit one scale, and enough of them can hardly be names of dies. Letters
 * or numbers alone can.
 */
export function areGrades(texts: readonly string[]): boolean {
  const counts = new Map<string, number>();
  for (const text of texts)
    if (!saysUnknown(text) || /^unc$/i.test(text)) counts.set(text, (counts.get(text) ?? 0) + 1);
  const cells = [...counts].map(([text, n]) => ({ parts: partsOf(text), n }));
  const total = cells.reduce((sum, { n }) => sum + n, 0);
  if (total === 0) return false;
  return [...SCALES.map((scale) => onScale(scale)), onNumbers].some((read) => {
    const readings = cells.map(({ parts, n }) => ({ reading: worst(parts.map(read)), n }));
    const share = (wanted: (reading: Reading) => boolean) =>
      readings.reduce((sum, { reading, n }) => sum + (wanted(reading) ? n : 0), 0) / total;
    return (
      share((reading) => reading !== "no") >= MIN_SHARE &&
      share((reading) => reading === "grade") >= MIN_PLAIN_SHARE &&
      (read !== onNumbers || readings.filter(({ reading }) => reading === "grade").length >= 2)
    );
  });
}

/** `ss-vz`, `1-/1` and `VF/EF` are two grades each. */
function partsOf(text: string): string[] {
  return plain(text)
    .replace(/\b[1-5]\/5\b/g, " ") // strike and surface of a slab
    .replace(/[()[\].,~?!]/g, " ")
    .split(/\s*(?:\/|[-–](?=\p{L})|\bto\b|\bbis\b)\s*/u)
    .map((part) => part.trim().replace(/\s+/g, " "))
    .filter((part) => part !== "");
}

const worst = (readings: readonly Reading[]): Reading =>
  readings.length === 0 || readings.includes("no")
    ? "no"
    : readings.includes("grade")
      ? "grade"
      : "perhaps";

function onNumbers(part: string): Reading {
  const number = NUMBERED.exec(part.replaceAll(" ", ""));
  if (!number) return "no";
  return number[1] || number[2] ? "grade" : "perhaps";
}

function onScale(scale: ReadonlySet<string>): (part: string) => Reading {
  return (part) => {
    const whole = /^(.*?)[ -]?(\d{1,2})?( ?[-+±*]{1,3})?$/u.exec(part)!;
    const [, said, number, sign] = whole;
    const word = said.replaceAll(" ", "-");
    const grade = scale.has(word) ? word : said.replace(BEFORE, "").replaceAll(" ", "-");
    if (!scale.has(grade) || (number && !ofSheldon(grade, Number(number)))) return "no";
    const letters = grade.length === 1 || /^(\p{L})\1$/u.test(grade) || grade === "fr";
    return !letters || (sign && !number) || grade !== word ? "grade" : "perhaps";
  };
}

/** The numbers that the scale of 70 points has for a grade; dies are counted from 1. */
function ofSheldon(grade: string, points: number): boolean {
  const ranges: Record<string, [number, number]> = {
    g: [4, 6],
    vg: [8, 10],
    f: [12, 15],
    vf: [20, 38],
    ef: [40, 49],
    xf: [40, 49],
    au: [50, 59],
    tb: [15, 38],
    ttb: [38, 53],
    sup: [53, 62],
    spl: [60, 64],
    fdc: [65, 70],
  };
  const [low, high] = ranges[grade] ?? [58, 70];
  return points >= low && points <= high;
}
